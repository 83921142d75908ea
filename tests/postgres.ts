import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../gateway/database/embedded.ts'
import { migrate } from '../gateway/database/migrate.ts'
import { open } from './folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the run's PostgreSQL. */
    postgresUrl: string
    /** The gateway role's password on it. */
    gatewayPassword: string
  }
}

/** A file system in memory, and the bytes that must be free on it. */
const IN_MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3

/**
 * Where the run's server lies: in memory where there is room. It does there all that it does on a disk, and a disk that
 * stalls does not have the gateways refuse what a test asks. Tests of faults have servers of their own, on the disk.
 */
const place = async (): Promise<string> => {
  const free = await statfs(IN_MEMORY).then(({ bavail, bsize }) => bavail * bsize, () => 0)
  return free >= ROOM ? IN_MEMORY : tmpdir()
}

/** One real PostgreSQL for the whole run, with a migrated template that `aDatabase` copies. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await open(await mkdtemp(join(await place(), 'samsyn-tests-')))
  const postgres = await startEmbeddedPostgres({ folder, port: 0 })
  const gatewayPassword = randomUUID()
  await prepareTemplate(postgres.url, gatewayPassword)
  project.provide('postgresUrl', postgres.url)
  project.provide('gatewayPassword', gatewayPassword)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const prepareTemplate = async (url: string, gatewayPassword: string): Promise<void> => {
  const server = new Pool({ connectionString: url, max: 1 })
  await server.query('create database samsyn_template')
  const template = new URL(url)
  template.pathname = '/samsyn_template'
  await migrate(template.href)
  await server.query(`alter role samsyn_gateway password '${gatewayPassword}'`)
  await server.end()
}

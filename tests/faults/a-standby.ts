import { execFile } from 'node:child_process'
import { appendFile, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, Pool } from 'pg'
import { expect } from 'vitest'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { eventually } from '../eventually.ts'
import { open } from '../folder.ts'
import { ownPort } from '../own-port.ts'
import type { OwnPostgres } from './a-postgres.ts'

/** A server that follows another by streaming replication, and can take its place. */
export interface Standby {
  readonly port: number
  readonly adminPool: Pool
  /** From here on what the other server acknowledges is on this one too. */
  beSynchronous(of: OwnPostgres): Promise<void>
  /** Receives nothing more. */
  stopReceiving(): Promise<void>
  promote(): Promise<void>
  drop(): Promise<void>
}

const run = promisify(execFile)

const NAME = 'standby'

/** Starts one from a base backup of the running server (PostgreSQL, Making a Base Backup Using the Low Level API). */
export const aStandby = async ({ folder: from, adminUrl }: OwnPostgres): Promise<Standby> => {
  const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-standby-')))
  const cluster = join(folder, 'cluster')
  const backup = new Client({ connectionString: adminUrl })
  await backup.connect()
  await backup.query(`select pg_backup_start('standby', true)`)
  await run('cp', ['-a', join(from, 'cluster'), join(from, 'password'), folder])
  const { rows: [label] } = await backup.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
  await backup.end()
  await rm(join(cluster, 'postmaster.pid'))
  const { uid, gid } = await stat(cluster)
  for (const [name, text] of [['backup_label', label?.labelfile ?? ''], ['standby.signal', '']] as const) {
    await writeFile(join(cluster, name), text)
    await chown(join(cluster, name), uid, gid)
  }
  await appendFile(join(cluster, 'postgresql.auto.conf'), `primary_conninfo = '${adminUrl}?application_name=${NAME}'\n`)
  const port = await ownPort()
  const server = await startEmbeddedPostgres({ folder, port })
  const adminPool = new Pool({ connectionString: Object.assign(new URL(adminUrl), { port: String(port) }).href, max: 2 })
  adminPool.on('error', () => undefined)
  return {
    port,
    adminPool,
    beSynchronous: async (of) => {
      await of.adminPool.query(`alter system set synchronous_standby_names = '${NAME}'`)
      await of.adminPool.query('select pg_reload_conf()')
      await eventually(async () => expect((await of.adminPool.query('select sync_state as is from pg_stat_replication')).rows).toEqual([{ is: 'sync' }]))
    },
    stopReceiving: async () => {
      await adminPool.query(`alter system set primary_conninfo = ''`)
      await adminPool.query('select pg_reload_conf()')
      await eventually(async () => expect((await adminPool.query('select from pg_stat_wal_receiver')).rowCount).toBe(0))
    },
    promote: async () => {
      await adminPool.query('select pg_promote()')
    },
    drop: async () => {
      await adminPool.end()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Pool } from 'pg'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { migrate } from '../../gateway/database/migrate.ts'
import { createPool } from '../../gateway/database/pool.ts'
import type { TestDatabase } from '../database.ts'
import { open } from '../folder.ts'
import { ownPort } from '../own-port.ts'

/** A PostgreSQL of a test's own, that may be killed and searched: a database like any other test's. */
export interface OwnPostgres extends TestDatabase {
  /** The folder with all that it stores. */
  readonly folder: string
  /** SIGKILL to the server: what it had not made durable is gone. */
  kill(): Promise<void>
  /** Starts it again where it was. */
  restart(): Promise<void>
  /** Keeps a copy of what is durable, as a standby that is sent nothing from here on has it; kills the server for it. */
  keepCopy(): Promise<void>
  /** Kills the server, and lets one on the copy take over at its address: all since then is gone. */
  failOver(): Promise<void>
}

const run = promisify(execFile)

/** Starts one in a folder of its own; `drop` stops it and removes the folder. */
export const aPostgres = async (): Promise<OwnPostgres> => {
  const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-faults-')))
  const port = await ownPort()
  let server = await startEmbeddedPostgres({ folder, port })
  const adminUrl = server.url
  await migrate(adminUrl)
  const password = randomUUID()
  const adminPool = new Pool({ connectionString: adminUrl, max: 4 })
  adminPool.on('error', () => undefined)
  await adminPool.query(`alter role samsyn_gateway password '${password}'`)
  const url = Object.assign(new URL(adminUrl), { username: 'samsyn_gateway', password }).href
  const pool = await createPool(url, { max: 2 })
  const cluster = join(folder, 'cluster')
  const copy = join(folder, 'copy')
  const kill = async (): Promise<void> => {
    const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
  }
  const restart = async (): Promise<void> => {
    server = await startEmbeddedPostgres({ folder, port })
  }
  return {
    folder,
    url,
    pool,
    adminUrl,
    adminPool,
    kill,
    restart,
    keepCopy: async () => {
      await kill()
      await server.stop()
      await run('cp', ['-a', cluster, copy])
      await restart()
    },
    failOver: async () => {
      await kill()
      await server.stop()
      await rm(cluster, { recursive: true })
      await run('cp', ['-a', copy, cluster])
      await restart()
    },
    drop: async () => {
      await Promise.all([pool.end(), adminPool.end()])
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

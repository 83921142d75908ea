import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../gateway/database/embedded.ts'
import { migrate } from '../../gateway/database/migrate.ts'

/** A PostgreSQL of this run's own, durable as the gateway demands it, with the gateway's tables. */
export interface BenchDatabase {
  /** The owner's URL, and the gateway role's. */
  readonly ownerUrl: string
  readonly url: string
  readonly owner: pg.Pool
  stop(): Promise<void>
}

/** With the few shared buffers of the embedded server, unless a measurement needs those of a server in production. */
export const startDatabase = async (folder: string, sharedBuffers?: string): Promise<BenchDatabase> => {
  const postgres = await startEmbeddedPostgres({ folder, port: 0, sharedBuffers })
  await migrate(postgres.url)
  const owner = new pg.Pool({ connectionString: postgres.url, max: 1 })
  const password = randomUUID()
  await owner.query(`alter role samsyn_gateway password '${password}'`)
  return {
    ownerUrl: postgres.url,
    url: Object.assign(new URL(postgres.url), { username: 'samsyn_gateway', password }).href,
    owner,
    stop: async () => {
      await owner.end()
      await postgres.stop()
    },
  }
}

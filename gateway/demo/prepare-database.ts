import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { migrate } from '../database/migrate.ts'
import type { Keys } from './keys.ts'
import type { SeedOrder } from './seed-worker.ts'

/** Connections for those who may not have more: each role in its own place. */
export interface DatabaseUrls {
  readonly gateway: string
  /** For agencies whose system is a database: they make their own, and cannot enter the gateway's. Without the password. */
  readonly agencies: string
}

const DATABASE = 'samsyn'
const AGENCIES = 'samsyn_agencies'
const GATEWAY = 'samsyn_gateway'

/** Brings the gateway's database up to date, and fills it with synthetic cases when it is empty. */
export const prepareDatabase = async (
  superuser: string, passwords: Keys['passwords'], seed: Omit<SeedOrder, 'databaseUrl'>,
): Promise<DatabaseUrls> => {
  await withClient(superuser, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
  const owner = urlOf(superuser, { database: DATABASE })
  await migrate(owner)
  const empty = await withClient(owner, async (client) => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [AGENCIES])
    if (rowCount === 0) await client.query(`create role ${AGENCIES} login createdb createrole`)
    for (const [role, password] of [[AGENCIES, passwords.agencies], [GATEWAY, passwords.gateway]] as const)
      await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`)
    await client.query(`revoke connect on database ${DATABASE} from public`)
    await client.query(`grant connect on database ${DATABASE} to ${GATEWAY}`)
    return (await client.query('select from client limit 1')).rowCount === 0
  })
  if (empty) await runSeed({ ...seed, databaseUrl: owner })
  return {
    gateway: urlOf(superuser, { user: GATEWAY, password: passwords.gateway, database: DATABASE }),
    agencies: urlOf(superuser, { user: AGENCIES, password: '' }),
  }
}

/** In a thread of its own, whose memory is given back. */
const runSeed = async (order: SeedOrder): Promise<void> => {
  await once(new Worker(new URL('seed-worker.js', import.meta.url), { workerData: order }), 'exit')
}

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const urlOf = (url: string, changed: { user?: string; password?: string; database?: string }): string => {
  const made = new URL(url)
  if (changed.user) made.username = changed.user
  if (changed.password !== undefined) made.password = changed.password
  if (changed.database) made.pathname = `/${changed.database}`
  return made.href
}

import { Pool, type ClientBase } from 'pg'
import { PostgresClient } from '../../agencies/transport/postgres-client.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'

/** Milliseconds are bounds on one statement, one wait for a lock, one connecting. */
export interface PoolLimits {
  readonly max: number
  readonly statementMs?: number
  readonly lockMs?: number
  readonly connectMs?: number
}

/**
 * Connections to a server that keeps what it acknowledges: each is refused unless `fsync` and `full_page_writes` are on,
 * and has `synchronous_commit` set. Each counts its days in UTC, whatever zone the server has: Prisma reads an instant as if it
 * were written so. No statement waits without end. One that ends while it is lent fails its borrower alone.
 * @throws {DatabaseUnavailable} when there is none now.
 */
export const createPool = async (url: string, limits: PoolLimits): Promise<Pool> => {
  const { max, statementMs = 5_000, lockMs = 2_000, connectMs = 2_000 } = limits
  const pool = new Pool({
    connectionString: url,
    Client: PostgresClient,
    max,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: 2 * statementMs,
    query_timeout: 2 * statementMs,
    application_name: 'samsyn',
    keepAlive: true,
    onConnect: setUp,
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  try {
    const client = await pool.connect()
    client.release()
    return pool
  } catch (error) {
    await pool.end()
    if (error instanceof DatabaseUnavailable) throw error
    throw new DatabaseUnavailable(`the database cannot be reached: ${(error as Error).message}`, { cause: error })
  }
}

const setUp = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ durable: boolean }>(`select set_config('synchronous_commit', 'on', false), set_config('timezone', 'UTC', false),
    current_setting('fsync')::bool and current_setting('full_page_writes')::bool as durable`)
  if (!rows[0]?.durable)
    throw new DatabaseUnavailable('the database may lose what it acknowledged: set `fsync` and `full_page_writes` on')
}

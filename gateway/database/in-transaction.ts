import type { Pool, PoolClient } from 'pg'

/** Work in one transaction: all of it is done, or nothing, and then the connection is given up. */
export const inTransaction = async (pool: Pool, work: (transaction: PoolClient) => Promise<void>): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

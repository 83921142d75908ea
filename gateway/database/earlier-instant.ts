import type { Pool } from 'pg'

/** The earlier of an instant and the database's now: what is done by both is done no sooner when one clock jumps ahead. */
export const earlierInstant = async (pool: Pick<Pool, 'query'>, at: Date): Promise<Date> => {
  const { rows: [row] } = await pool.query<{ at: Date }>('select least(now(), $1::timestamptz) as at', [at])
  return row?.at ?? at
}

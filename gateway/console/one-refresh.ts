import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { Refused } from '../refused.ts'

/** Milliseconds that whoever refreshes has the session to itself, and between looks of those who wait. */
const TURN = 15_000
const LOOK_EVERY = 40

const TAKE = `with taken as (
    update console_session set refreshing_until = now() + $2 * interval '1 millisecond'
    where id = $1 and ended_at is null and (refreshing_until is null or refreshing_until < now()) returning sealed)
  select (select sealed from taken) as sealed from console_session where id = $1 and ended_at is null`

const GIVE_BACK = 'update console_session set sealed = coalesce($2, sealed), refreshing_until = null where id = $1'

/** What came of a refresh, and the session as it is sealed from now on; null where it stays. */
interface Refreshed<T> {
  readonly result: T
  readonly sealed: string | null
}

/**
 * Lets one at a time refresh a session, on any replica, with what the last one left: a refresh token may count once, and
 * to use it again would end the login (RFC 9700 §4.14.2). No connection is held meanwhile. @throws {Refused}
 */
export const createOneRefresh = (pool: Pick<Pool, 'query'>) => {
  const take = async (id: string, until: number): Promise<string> => {
    const { rows: [row] } = await pool.query<{ sealed: string | null }>(TAKE, [id, TURN])
    if (!row) throw new Refused('SESSION_ENDED')
    if (row.sealed !== null) return row.sealed
    if (performance.now() > until) throw new Refused('UNAVAILABLE')
    await pause(LOOK_EVERY)
    return take(id, until)
  }

  return async <T>(id: string, work: (sealed: string) => Promise<Refreshed<T>>): Promise<T> => {
    const sealed = await take(id, performance.now() + TURN)
    const refreshed = await work(sealed).catch(async (error: unknown) => {
      await pool.query(GIVE_BACK, [id, null])
      throw error
    })
    await pool.query(GIVE_BACK, [id, refreshed.sealed])
    return refreshed.result
  }
}

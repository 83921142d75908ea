import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'

/** Milliseconds between looks. */
const PAUSE = 50

/** Waits until the index holds every leaf that was durable when it was called. @throws what the signal aborts with. */
export const untilIndexed = async (reader: Pick<Pool, 'query'>, signal: AbortSignal): Promise<void> => {
  const { rows: heads } = await reader.query<{ log: string; size: string }>('select log_id as log, size from trail_head')
  for (;;) {
    const { rows: [behind] } = await reader.query<{ logs: string }>(
      `select count(*) as logs from unnest($1::text[], $2::bigint[]) as head (log_id, size)
       left join trail_cursor cursor on cursor.follower = 'index' and cursor.log_id = head.log_id
       where head.size > coalesce(cursor.next, 0)`,
      [heads.map(({ log }) => log), heads.map(({ size }) => size)])
    if (behind?.logs === '0') return
    signal.throwIfAborted()
    await pause(PAUSE, undefined, { signal })
  }
}

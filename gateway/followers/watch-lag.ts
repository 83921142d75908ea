import type { Pool } from 'pg'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'

interface WatchDeps {
  readonly pool: Pool
  /** The names of the cursors. */
  readonly cursors: readonly string[]
  readonly events: Pick<Events, 'followed' | 'failed'>
}

/** Milliseconds between looks. */
const PACE = 10_000

/** Says, over and over, how many leaves each cursor is behind the trail. */
export const watchLag = ({ pool, cursors, events }: WatchDeps): { close(): Promise<void> } => {
  const look = async (): Promise<void> => {
    for (const follower of cursors) events.followed({ follower, behind: await leavesBehind(pool, follower) })
  }
  const { stop } = repeatedly(() => look().catch((error: unknown) => events.failed('followers', error)), PACE)
  return { close: stop }
}

const leavesBehind = async (pool: Pool, follower: string): Promise<number> => {
  const { rows: [row] } = await pool.query<{ behind: string }>(`select coalesce(sum(head.size - coalesce(cursor.next, 0)), 0) as behind
    from trail_head head left join trail_cursor cursor on cursor.log_id = head.log_id and cursor.follower = $1`, [follower])
  return Number(row?.behind ?? 0)
}

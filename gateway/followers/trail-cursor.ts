import type { Pool, PoolClient } from 'pg'
import type { Entry } from '../trail/entry.ts'
import type { FollowedLeaf } from './follower.ts'

/** A log that has leaves which a follower has not taken, and the first of them. */
interface Pending {
  readonly log: string
  readonly next: bigint
}

/**
 * Makes this connection the one that follows, until it ends; false when another does. The server soon ends a connection
 * whose replica is gone without a word: the next one need not wait for it longer than half a minute.
 */
export const takesLead = async (client: PoolClient, follower: string): Promise<boolean> => {
  const { rows: [row] } = await client.query<{ leads: boolean }>(`select pg_try_advisory_lock(hashtextextended($1, 0)) as leads,
    set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false)`, [`samsyn follower ${follower}`])
  return row?.leads === true
}

export const pendingLogs = async (client: PoolClient, follower: string): Promise<Pending[]> => {
  const { rows } = await client.query<{ log: string; next: string }>({
    name: 'pending-logs',
    text: `select head.log_id as log, coalesce(cursor.next, 0) as next from trail_head head
      left join trail_cursor cursor on cursor.log_id = head.log_id and cursor.follower = $1
      where head.size > coalesce(cursor.next, 0) order by head.log_id`,
    values: [follower],
  })
  return rows.map(({ log, next }) => ({ log, next: BigInt(next) }))
}

export const readLeaves = async (client: PoolClient, log: string, from: bigint, atMost: number): Promise<FollowedLeaf[]> => {
  const { rows } = await client.query<{ index: string; entry: string | null }>({
    name: 'followed-leaves',
    text: "select index, convert_from(entry, 'UTF8') as entry from trail_leaf where log_id = $1 and index >= $2 order by index limit $3",
    values: [log, from, atMost],
  })
  return rows.map(({ index, entry }) =>
    ({ log, index: BigInt(index), entry: entry === null ? null : entryIn(entry) }))
}

/** Leaves of a log by their numbers, without those whose content is erased. */
export const readLeavesAt = async (
  reader: Pick<Pool | PoolClient, 'query'>, log: string, indexes: readonly bigint[],
): Promise<(FollowedLeaf & { readonly entry: Entry })[]> => {
  const { rows } = await reader.query<{ index: string; entry: string }>(`select index, convert_from(entry, 'UTF8') as entry from trail_leaf
    where log_id = $1 and index = any($2::bigint[]) and entry is not null order by index`, [log, indexes])
  return rows.map(({ index, entry }) => ({ log, index: BigInt(index), entry: entryIn(entry) }))
}

/** PostgreSQL has no text with the null character: what is derived of a leaf that says it has U+FFFD there. */
const entryIn = (text: string): Entry => (text.includes('\\u0000')
  ? JSON.parse(text, (_name, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value))
  : JSON.parse(text)) as Entry

/** @throws when the cursor is not where it was read: another has taken the leaves, or it was set back to read them again. */
export const moveCursor = async (
  client: PoolClient, follower: string, log: string, from: bigint, to: bigint,
): Promise<void> => {
  const { rowCount } = from === 0n
    ? await client.query(`insert into trail_cursor (follower, log_id, next) values ($1, $2, $3)
      on conflict (follower, log_id) do update set next = excluded.next where trail_cursor.next = 0`, [follower, log, to])
    : await client.query('update trail_cursor set next = $3 where follower = $1 and log_id = $2 and next = $4', [follower, log, to, from])
  if (rowCount !== 1) throw new Error('the cursor is not where it was read')
}

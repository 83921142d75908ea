import type { Pool, PoolClient } from 'pg'
import { repeatedly } from './repeatedly.ts'

/** A log that lacks leaves: how many it holds, and how many it held when it was last seen. */
export interface Lost {
  readonly logId: string
  readonly leaves: bigint
  readonly acknowledged: bigint
}

/** The newest leaf of every log, as it was last seen. */
export interface SeenLeaves {
  /** The first log that no longer has the leaf that was seen there; undefined when each has its own. */
  lostIn(reader: Reader): Promise<Lost | undefined>
  close(): Promise<void>
}

type Reader = Pick<Pool | PoolClient, 'query'>

/** Milliseconds between looks. INVARIANT: far less than a withdrawal waits, so that every replica has seen it by then (P5). */
const LOOK_EVERY = 500

/** The newest leaf of each log now, and whether the one that was seen there still stands. */
const LOOK = `select coalesce(head.log_id, seen.log_id) as "logId", coalesce(head.size, 0) as size, newest.hash,
    seen.index as "seenAt", seen.index is null or kept.hash is not distinct from seen.hash as stands
  from trail_head head full join unnest($1::text[], $2::bigint[], $3::bytea[]) as seen (log_id, index, hash) using (log_id)
    left join trail_leaf newest on newest.log_id = head.log_id and newest.index = head.size - 1
    left join trail_leaf kept on kept.log_id = seen.log_id and kept.index = seen.index`

interface Row {
  readonly logId: string
  readonly size: string
  readonly hash: Buffer | null
  readonly seenAt: string | null
  readonly stands: boolean
}

/**
 * Looks at all logs all the time: when a database takes over that lacks what another replica acknowledged, such as a
 * withdrawal, this replica's own log need not show it (P5). What was seen and is gone stays seen.
 */
export const watchLeaves = async (pool: Pool): Promise<SeenLeaves> => {
  let seen: readonly Row[] = []

  const look = async (reader: Reader): Promise<readonly Row[]> => (await reader.query<Row>(LOOK, [
    seen.map(({ logId }) => logId), seen.map(({ size }) => BigInt(size) - 1n), seen.map(({ hash }) => hash),
  ])).rows

  const lookAgain = async (): Promise<void> => {
    const found = await look(pool)
    if (found.every(({ stands }) => stands)) seen = found.filter(({ hash }) => hash !== null)
  }
  await lookAgain()
  const { stop } = repeatedly(() => lookAgain().catch(() => undefined), LOOK_EVERY)

  return {
    lostIn: async (reader) => {
      const lost = (await look(reader)).find(({ stands }) => !stands)
      return lost && { logId: lost.logId, leaves: BigInt(lost.size), acknowledged: BigInt(lost.seenAt ?? 0) + 1n }
    },
    close: stop,
  }
}

import type { PoolClient } from 'pg'
import { readLooks } from './look-store.ts'
import { hoursBefore, RECENT_HOURS } from './finding.ts'
import type { UnmarkedLook } from './mark-look.ts'
import { createRecentLooks, type RecentLooks } from './recent-looks.ts'

/** Hours that are in memory: the last day, a Danish one with 25, and as much again for logs that are behind others. */
const REACH = 2 * (RECENT_HOURS + 1)
const HOUR = 3_600_000

/** The looks of the last days, those that the table has, and since when. */
export interface LooksSoFar extends RecentLooks {
  readonly since: Date
}

/**
 * Keeps the last days' looks in memory from batch to batch. INVARIANT: they are those of all leaves before the cursors. What
 * was taken by another, or written and not committed, shows in the cursors: then they are read anew.
 */
export const createKeepLooks = (follower: string) => {
  let kept: LooksSoFar | undefined
  let cursors = new Map<string, string>()

  /** What there is before leaves of a log are taken that made these looks, up to the leaf that is next; and whether there are fewer than there were. */
  return async (
    transaction: PoolClient, made: readonly UnmarkedLook[],
    { log, next, isFewer }: { readonly log: string; readonly next: bigint; readonly isFewer: boolean },
  ): Promise<LooksSoFar | undefined> => {
    const { rows } = await transaction.query<{ log: string; next: string }>({
      name: 'cursors-of', text: 'select log_id as log, next from trail_cursor where follower = $1', values: [follower],
    })
    if (isFewer || rows.length !== cursors.size || rows.some((row) => cursors.get(row.log) !== row.next)) kept = undefined
    cursors = new Map(rows.map((row) => [row.log, row.next])).set(log, String(next))
    if (made.length === 0) return undefined
    const earliest = new Date(Math.min(...made.map(({ at }) => at.getTime())))
    const since = hoursBefore(earliest, REACH / 2)
    if (!kept || kept.since > since) kept = await load(transaction, since)
    kept = pruned(kept, hoursBefore(earliest, REACH))
    return kept
  }
}

const load = async (transaction: PoolClient, since: Date): Promise<LooksSoFar> => {
  const looks = createRecentLooks()
  for (const look of await readLooks(transaction, since)) looks.add(look)
  return { ...looks, since }
}

/** Forgets what is hours older than it need be: not at each look. */
const pruned = (kept: LooksSoFar, since: Date): LooksSoFar => {
  if (since.getTime() - kept.since.getTime() < HOUR) return kept
  kept.forgetBefore(since)
  return { ...kept, since }
}

import type { Pool } from 'pg'
import { cosignedNote, type CheckpointStore } from '../trail/checkpoint-store.ts'
import type { WriteOnce } from './write-once.ts'

interface ArchiveDeps {
  readonly pool: Pool
  readonly store: Pick<CheckpointStore, 'newest'>
  /** Witnesses that must have countersigned. */
  readonly quorum: number
  readonly archive: WriteOnce
}

/** The name of the cursor: how many leaves of each log the newest checkpoint in the archive is of. */
export const ARCHIVE = 'archive'

/**
 * Puts the newest countersigned checkpoint of each log into the archive, when there is a newer one: `<log>/<leaves>`. One
 * that cannot be put there keeps no other log's out. The text of a checkpoint is one, whenever and by whomever it is put there:
 * with as many countersignatures as must be, those that came first. @throws what kept one out
 */
export const createArchiveCheckpoints = ({ pool, store, quorum, archive }: ArchiveDeps) => async (): Promise<void> => {
  const { rows } = await pool.query<{ log: string; next: string }>(`select head.log_id as log, coalesce(cursor.next, 0) as next
    from trail_head head left join trail_cursor cursor on cursor.log_id = head.log_id and cursor.follower = $1`, [ARCHIVE])
  const keep = async (log: string, next: string): Promise<void> => {
    const checkpoint = await store.newest(log, { size: BigInt(next) + 1n, cosignatures: quorum })
    if (!checkpoint) return
    const text = cosignedNote({ ...checkpoint, cosignatures: checkpoint.cosignatures.slice(0, quorum) })
    await archive.write(`${log}/${String(checkpoint.size).padStart(16, '0')}`, text)
    await pool.query(`insert into trail_cursor (follower, log_id, next) values ($1, $2, $3)
      on conflict (follower, log_id) do update set next = greatest(trail_cursor.next, excluded.next)`, [ARCHIVE, log, checkpoint.size])
  }
  const kept = await Promise.allSettled(rows.map(({ log, next }) => keep(log, next)))
  for (const one of kept) if (one.status === 'rejected') throw one.reason
}

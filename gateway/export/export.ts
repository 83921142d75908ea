import type { Pool } from 'pg'
import type { Config } from '../config.ts'
import { followTrail } from '../oversight/follow-trail.ts'
import type { Events } from '../telemetry/events.ts'
import type { WitnessedLog } from '../trail/open-witnessing.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { ARCHIVE, createArchiveCheckpoints } from './archive-checkpoints.ts'
import { createSiemFollower, SIEM } from './siem-follower.ts'
import { createBucketStore, createFolderStore, type WriteOnce } from './write-once.ts'

interface OpenDeps {
  readonly config: Pick<Config, 'databaseUrl' | 'export'>
  readonly pool: Pool
  readonly log: Pick<WitnessedLog, 'store' | 'quorum'>
  readonly events: Events
  readonly now: () => Date
}

/** Milliseconds between looks for a newer checkpoint, and for how far behind the outside is. */
const PACE = 10_000

/** What leaves the gateway by itself, where it is configured: entries to a SIEM, checkpoints to write-once storage. */
export const openExport = async ({ config, pool, log, events, now }: OpenDeps): Promise<{ close(): Promise<void> }> => {
  const { siem, archive } = config.export
  const following = siem && await followTrail({ databaseUrl: config.databaseUrl, follower: createSiemFollower(siem), events })
  const archiving = archive && createArchiveCheckpoints({ pool, store: log.store, quorum: log.quorum.needed, archive: storeOf(archive, now) })
  const watched = [...(siem ? [SIEM] : []), ...(archive ? [ARCHIVE] : [])]
  const look = async (): Promise<void> => {
    await archiving?.()
    for (const kind of watched) events.exportLags({ kind, leaves: await leavesBehind(pool, kind) })
  }
  const round = watched.length > 0 ? repeatedly(() => look().catch((error: unknown) =>
    events.failed({ where: 'export', kind: error instanceof Error ? error.name : 'unknown' })), PACE) : undefined
  return {
    close: async () => {
      await Promise.all([following?.close(), round?.stop()])
    },
  }
}

const storeOf = (archive: NonNullable<Config['export']['archive']>, now: () => Date): WriteOnce =>
  'folder' in archive ? createFolderStore(archive.folder) : createBucketStore(archive.bucket, now)

const leavesBehind = async (pool: Pool, follower: string): Promise<number> => {
  const { rows: [row] } = await pool.query<{ behind: string }>(`select coalesce(sum(head.size - coalesce(cursor.next, 0)), 0) as behind
    from trail_head head left join trail_cursor cursor on cursor.log_id = head.log_id and cursor.follower = $1`, [follower])
  return Number(row?.behind ?? 0)
}

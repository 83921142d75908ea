import type { Pool } from 'pg'
import type { FollowersConfig } from '../config.ts'
import type { Follower } from '../followers/follower.ts'
import type { Events } from '../telemetry/events.ts'
import { createCheckpointStore } from '../trail/checkpoint-store.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { ARCHIVE, createArchiveCheckpoints } from './archive-checkpoints.ts'
import { createSiemFollower } from './siem-follower.ts'
import { createBucketStore, createFolderStore, type WriteOnce } from './write-once.ts'

interface OpenDeps {
  readonly config: Pick<FollowersConfig, 'export' | 'witnesses'>
  readonly pool: Pool
  readonly events: Pick<Events, 'failed'>
  readonly now: () => Date
}

/** What leaves Samsyn by itself, where it is configured. */
interface Export {
  /** Of the trail: a SIEM. */
  readonly followers: readonly Follower[]
  /** The names of cursors that no follower moves: the archive's. */
  readonly cursors: readonly string[]
  close(): Promise<void>
}

/** Milliseconds between looks for a newer checkpoint. */
const PACE = 10_000

/** Entries to a SIEM, checkpoints to write-once storage. */
export const openExport = ({ config, pool, events, now }: OpenDeps): Export => {
  const { siem, archive } = config.export
  const { witnesses, quorum } = config.witnesses
  const archiving = archive && createArchiveCheckpoints({
    pool, store: createCheckpointStore(pool, witnesses.map(({ key }) => key)), quorum, archive: storeOf(archive, now),
  })
  const round = archiving && repeatedly(() => archiving().catch((error: unknown) => events.failed('export', error)), PACE)
  return {
    followers: siem ? [createSiemFollower(siem)] : [],
    cursors: archive ? [ARCHIVE] : [],
    close: async () => round?.stop(),
  }
}

const storeOf = (archive: NonNullable<FollowersConfig['export']['archive']>, now: () => Date): WriteOnce =>
  'folder' in archive ? createFolderStore(archive.folder) : createBucketStore(archive.bucket, now)

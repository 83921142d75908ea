import type { PoolClient } from 'pg'
import type { Entry } from '../trail/entry.ts'

/** A leaf as a follower takes it; the entry is null when its content was erased. */
export interface FollowedLeaf {
  readonly log: string
  readonly index: bigint
  readonly entry: Entry | null
}

/** Who reads the leaves of every log, each log in its order. */
export interface Follower {
  /** Of its cursor; no two followers share one. */
  readonly name: string
  /** Whether it derives nothing that is kept: then no erasure waits for it. */
  readonly keepsNothing?: boolean
  /** Leaves that it takes at once just now, where that is not as many as there are. */
  readonly atMost?: () => number
  /** Takes leaves of one log in the transaction that moves the cursor: what is written there is written once. */
  take(transaction: PoolClient, leaves: readonly FollowedLeaf[]): Promise<void>
}

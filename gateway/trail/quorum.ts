import type { CheckpointStore } from './checkpoint-store.ts'
import { TrailUnavailable } from './trail.ts'

/** How long the trail may go on unseen, in milliseconds: 15 minutes, as long as a disclosure may stay unwitnessed. */
const QUORUM_PATIENCE = 15 * 60_000

/** Whether enough witnesses have countersigned what the trail holds (P8). */
export interface Quorum {
  /** Witnesses that must countersign; none: the trail has no witnesses. */
  readonly needed: number
  /** All that stood in the trail at this instant is countersigned. */
  covered(at: Date): void
  /** Witnesses have seen what the log does not hold, so many that the others are no quorum: from now on nothing is disclosed. */
  contradicted(): void
  /** Milliseconds for which the trail has held what too few have countersigned, and what it may be at most. */
  unwitnessed(): number
  readonly patience: number
  /** @throws {TrailUnavailable} when that is too long: nothing may be disclosed until they have. */
  assertHeld(): void
}

interface QuorumDeps {
  readonly store: CheckpointStore
  readonly logId: string
  readonly needed: number
  /** Never set back. */
  readonly now: () => Date
  readonly patience?: number
}

/** Goes on from where the log stood: a restart wins no time. */
export const createQuorum = async ({ store, logId, needed, now, patience = QUORUM_PATIENCE }: QuorumDeps): Promise<Quorum> => {
  const last = await store.newest(logId, { cosignatures: needed })
  const waitingSince = await store.firstAbove(logId, last?.size ?? 0n)
  let coveredAt = new Date(Math.min(waitingSince?.getTime() ?? Infinity, now().getTime()))
  let isContradicted = false
  const unwitnessed = (): number => {
    if (isContradicted) return Infinity
    return needed === 0 ? 0 : Math.max(0, now().getTime() - coveredAt.getTime())
  }
  return {
    needed,
    patience,
    covered: (at) => { if (at > coveredAt) coveredAt = at },
    contradicted: () => { isContradicted = true },
    unwitnessed,
    assertHeld: () => {
      if (unwitnessed() > patience) throw new TrailUnavailable('too few witnesses have countersigned the trail')
    },
  }
}

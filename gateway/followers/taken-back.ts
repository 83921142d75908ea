import { takenBackBy } from '../trail/taken-back.ts'
import type { FollowedLeaf } from './follower.ts'

/** The requests whose disclosures leaves of one log take back, each with the last leaf that does: those before it are meant. */
export const takenBackIn = (leaves: readonly FollowedLeaf[]): ReadonlyMap<string, bigint> => {
  const taken = new Map<string, bigint>()
  for (const { index, entry } of leaves) {
    const request = entry && takenBackBy(entry)
    if (request) taken.set(request, index)
  }
  return taken
}

export const isTakenBack = (request: string, index: bigint, takenBack: ReadonlyMap<string, bigint>): boolean =>
  index < (takenBack.get(request) ?? -1n)

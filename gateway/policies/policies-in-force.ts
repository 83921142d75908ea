import type { PolicySet } from '../../policies/decision.ts'
import type { MadePolicies } from '../../policies/policy-document.ts'
import { keepReading, type CaughtUp } from '../database/kept-reading.ts'
import { policiesOf } from './policy-content.ts'
import { readContent, readInForce, type InForce, type Reader } from './policy-proposals.ts'

/** Which policies hold, on this replica as on every other. */
export interface PoliciesInForce {
  /** Undefined while that cannot be known, or when this release cannot make them: then nothing is permitted (P4). */
  current(at: Date): PolicySet | undefined
  /** Any version that was ever proposed, to be read or to decide anew by; undefined when this release cannot make it. */
  versionNamed(version: string): Promise<MadePolicies | undefined>
  readonly caughtUp: CaughtUp
  close(): void
}

/** Versions kept made, besides those in force: each takes about a megabyte. */
const KEPT = 4

/**
 * How far ahead policies are put in force, in milliseconds. INVARIANT: longer than a reading is trusted and a transaction
 * lasts together, so that no replica that still answers at that instant has not read of it.
 */
export const PUT_IN_FORCE_AHEAD = 12_000

/** How far ahead that must still be when it is written: a gateway that stood still before, or waited, counts anew. */
export const STILL_AHEAD = 9_000

/** Which versions are in force is read anew all the time, and the next one made ahead of its instant: no reading waits for it. */
export const createPoliciesInForce = async (reader: Reader, now: () => Date): Promise<PoliciesInForce> => {
  const made = new Map<string, Promise<MadePolicies | undefined>>()
  let sets = new Map<string, PolicySet>()

  const versionNamed = (version: string): Promise<MadePolicies | undefined> => {
    const known = made.get(version) ?? readContent(reader, version)
      .then((content) => (content === undefined ? undefined : policiesOf(version, content)))
    made.delete(version)
    made.set(version, known)
    known.then((policies) => policies ?? made.delete(version), () => made.delete(version))
    for (const oldest of [...made.keys()].slice(0, -KEPT)) made.delete(oldest)
    return known
  }

  const makeNeeded = async (history: readonly InForce[]): Promise<void> => {
    const at = now()
    const needed = history.filter((_, index) => (history[index + 1]?.from ?? Infinity) > at)
    const named = await Promise.all(needed.map(async ({ version }) =>
      [version, sets.get(version) ?? (await versionNamed(version))?.set] as const))
    sets = new Map(named.flatMap(([version, set]) => (set ? [[version, set]] : [])))
  }

  const inForce = await keepReading(async () => {
    const history = await readInForce(reader)
    const making = makeNeeded(history)
    if (sets.size === 0) await making
    else making.catch(() => undefined)
    return history
  })

  return {
    current: (at) => {
      const version = inForce.fresh()?.findLast(({ from }) => from <= at)?.version
      return version === undefined ? undefined : sets.get(version)
    },
    versionNamed,
    caughtUp: inForce.caughtUp,
    close: inForce.close,
  }
}

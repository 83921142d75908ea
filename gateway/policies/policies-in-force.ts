import { performance } from 'node:perf_hooks'
import type { PolicySet } from '../../policies/decision.ts'
import type { MadePolicies } from '../../policies/policy-document.ts'
import { policiesOf } from './policy-content.ts'
import { readContent, readInForce, type InForce, type Reader } from './policy-proposals.ts'

/** Which policies hold, on this replica as on every other. */
export interface PoliciesInForce {
  /** Undefined while that cannot be known, or when this release cannot make them: then nothing is permitted (P4). */
  current(at: Date): PolicySet | undefined
  /** Any version that was ever proposed, to be read or to decide anew by; undefined when this release cannot make it. */
  versionNamed(version: string): Promise<MadePolicies | undefined>
  close(): void
}

/** Milliseconds between readings, and how old a reading may be before it says nothing. */
const READ_EVERY = 2_000
const FRESH = 5_000

/** Versions kept made, besides those in force: each takes about a second to make, and ten megabytes. */
const KEPT = 4

/**
 * How far ahead policies are put in force, in milliseconds. INVARIANT: longer than a reading is trusted and a transaction
 * lasts together, so that no replica that still answers at that instant has not read of it.
 */
export const PUT_IN_FORCE_AHEAD = 12_000

/** Reads which versions are in force now and every two seconds, and makes the next one ahead of its instant. */
export const createPoliciesInForce = async (reader: Reader, now: () => Date): Promise<PoliciesInForce> => {
  const made = new Map<string, Promise<MadePolicies | undefined>>()
  let sets = new Map<string, PolicySet>()
  let history: readonly InForce[] = []
  let readAt = -Infinity

  const versionNamed = (version: string): Promise<MadePolicies | undefined> => {
    const known = made.get(version) ?? readContent(reader, version)
      .then((content) => (content === undefined ? undefined : policiesOf(version, content)))
    made.delete(version)
    made.set(version, known)
    known.then((policies) => policies ?? made.delete(version), () => made.delete(version))
    for (const oldest of [...made.keys()].slice(0, -KEPT)) made.delete(oldest)
    return known
  }

  const read = async (): Promise<void> => {
    const startedAt = performance.now()
    const found = await readInForce(reader)
    const at = now()
    const needed = found.filter((_, index) => (found[index + 1]?.from ?? Infinity) > at)
    const next = new Map<string, PolicySet>()
    for (const { version } of needed) {
      const set = sets.get(version) ?? (await versionNamed(version))?.set
      if (set) next.set(version, set)
    }
    sets = next
    history = found
    readAt = startedAt
  }
  await read()
  const timer = setInterval(() => void read().catch(() => undefined), READ_EVERY)
  timer.unref()

  return {
    current: (at) => {
      if (performance.now() - readAt >= FRESH) return undefined
      const inForce = history.findLast(({ from }) => from <= at)
      return inForce && sets.get(inForce.version)
    },
    versionNamed,
    close: () => clearInterval(timer),
  }
}

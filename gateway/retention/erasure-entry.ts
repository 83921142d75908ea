import type { Regime } from '../../policies/decision.ts'
import { keptSince, RETENTION, type RetentionPeriods } from '../../policies/retention.ts'
import type { ErasureEntry } from '../trail/entry.ts'

/** What one run erases by: the periods, its instant, and the policies in force. */
export interface Run {
  readonly periods: RetentionPeriods
  readonly at: Date
  readonly policyVersion: string | null
}

/** What began before this has been kept as long as it is to be. */
export const dueBefore = ({ periods, at }: Run, regime: Regime): Date => keptSince(periods[regime], at)

/** The leaf that tells of an erasure. */
export const erasureEntry = (
  run: Run, regime: Regime, erased: { readonly leaves?: readonly bigint[]; readonly cases?: readonly string[] },
): ErasureEntry => ({
  kind: 'erasure',
  at: run.at.toISOString(),
  regime,
  operations: ['erasure'],
  legalBases: RETENTION[regime].legalBases,
  policyVersion: run.policyVersion,
  period: run.periods[regime],
  before: dueBefore(run, regime).toISOString(),
  leaves: runsOf(erased.leaves ?? []),
  cases: erased.cases ?? [],
})

/** Rising indexes as runs, each from its first to its last. */
const runsOf = (indexes: readonly bigint[]): [number, number][] => {
  const runs: [number, number][] = []
  for (const index of indexes.map(Number)) {
    const last = runs.at(-1)
    if (last && last[1] === index - 1) last[1] = index
    else runs.push([index, index])
  }
  return runs
}

import type { Pool } from 'pg'
import type { Regime } from '../../policies/decision.ts'
import { mayOversee } from '../../policies/permissions/oversight.ts'
import { keptSince, RETENTION, type RetentionPeriods } from '../../policies/retention.ts'
import { GATEWAY } from '../../schema/agency.ts'
import { receiptWithoutLeaf } from '../pipeline/receipt.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound } from '../pipeline/stages.ts'
import type { ErasureEntry } from '../trail/entry.ts'
import { ENTRIES } from './entry-conditions.ts'
import { termOf } from './terms.ts'

interface RetentionDeps {
  readonly pool: Pool
  readonly periods: RetentionPeriods
  /** The log of this replica. */
  readonly logId: string
  readonly refuse: Refuse
  readonly now: () => Date
}

const REGIMES: readonly Regime[] = ['GDPR', 'LAW_ENFORCEMENT']

/** The latest leaves that tell of an erasure, of all logs. */
const ERASURES = `select leaf.entry from ${ENTRIES} join trail_leaf leaf using (log_id, index)
  where entry.party = $1 and sort.terms && $2 order by entry.at desc limit 10`

/**
 * How long what was done under each law is kept, up to when it is erased by now, and what was erased last: numbers, and no
 * word of whose it was. Looking leaves no leaf. GDPR art. 5, stk. 1, litra e. @throws {Refused}
 */
export const createSeeRetention = ({ pool, periods, logId, refuse, now }: RetentionDeps) => async (bound: Bound) => {
  if (!mayOversee(bound.asking, 'seeTrailState')) return refuse(bound, 'FORBIDDEN')
  const { rows } = await pool.query<{ entry: Buffer }>(ERASURES, [GATEWAY, [termOf('act', 'erasure')]])
  return {
    periods: REGIMES.map((regime) => {
      const { source, note } = RETENTION[regime]
      return { regime, period: periods[regime], source, why: note, keptSince: keptSince(periods[regime], now()) }
    }),
    erasures: rows.map(({ entry }) => {
      const { at, regime, before, leaves, cases } = JSON.parse(entry.toString()) as ErasureEntry
      return { at, regime, before, leaves: leaves.reduce((sum, [first, last]) => sum + last - first + 1, 0), cases: cases.length }
    }),
    receipt: receiptWithoutLeaf(bound, logId),
  }
}

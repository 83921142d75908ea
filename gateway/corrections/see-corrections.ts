import type { Pool } from 'pg'
import type { RecordAct } from '../oversight/record-act.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { leavesAt, sealedFor } from '../sealing/sealed-for.ts'
import { entryInSql } from '../trail/entry-in-sql.ts'
import type { Correction } from './correction-store.ts'

export type CorrectionState = 'OPEN' | 'OVERDUE' | 'CONFIRMED'

/** A recipient of corrected facts, as the controller's officer sees it. */
export interface ToldRecipient {
  readonly party: string
  readonly facts: readonly string[]
  readonly due: string
  /** When its system took the notice; null while it has not. */
  readonly deliveredAt: string | null
  readonly confirmedAt: string | null
  readonly overdue: boolean
}

export interface SeenCorrection extends Omit<Correction, 'party'> {
  /** Whether it is known yet whom to tell. */
  readonly resolved: boolean
  readonly recipients: readonly ToldRecipient[]
}

interface SeeDeps {
  readonly pool: Pool
  readonly recordAct: RecordAct
  readonly now: () => Date
}

/** The disclosures that a notice rests on: those that are not sealed for the officer, nor erased, with which the seal goes too. */
const TOLD = `${leavesAt('notice.leaves')} join trail_leaf leaf using (log_id, index)`
const IS_TOLD = `leaf.entry is not null and not ${sealedFor('$1', 'entry')}`

/** Of the facts of a notice those that such disclosures gave; all, where all of them are such. */
const FACTS_SEEN = `case when (select count(*) from ${TOLD} where ${IS_TOLD}) = cardinality(notice.leaves) then to_json(notice.facts)
  else (select json_agg(distinct fact ->> 'field')
    from ${TOLD}, json_array_elements(${entryInSql('leaf.entry')} -> 'given') as given, json_array_elements(given -> 'facts') as fact
    where ${IS_TOLD} and fact ->> 'field' = any(notice.facts)) end`

/** A recipient is told of only where one of them is such. */
const SEEN = `select c.id, handle, kind, facts, reported_at as "reportedAt", resolved_at is not null as resolved,
    coalesce((select json_agg(json_build_object('party', notice.party, 'facts', coalesce(${FACTS_SEEN}, '[]'), 'due', notice.due,
        'deliveredAt', alarm.delivered_at, 'confirmedAt', confirmed_at, 'overdue', confirmed_at is null and notice.due <= $2)
        order by notice.party)
      from correction_notice notice left join alarm on alarm.subject = 'correctionNotice:' || notice.id
      where notice.correction_id = c.id and exists (select from ${TOLD} where ${IS_TOLD})), '[]') as recipients
  from correction c where c.party = $1`

const told = (condition: string): string => `exists (select from json_array_elements(recipients) as told where ${condition})`
const IS_CONFIRMED = `(resolved and not ${told(`told ->> 'confirmedAt' is null`)})`

/** The state is looked for among all of them: what waits longest is the oldest. */
const IN_STATE: Readonly<Record<CorrectionState, string>> = {
  OPEN: `not ${IS_CONFIRMED}`, OVERDUE: told(`(told ->> 'overdue')::boolean`), CONFIRMED: IS_CONFIRMED,
}

/** The own party's corrections in a state: open, with one that is overdue, or confirmed by all that were told. @throws {Refused} */
export const createSeeCorrections = ({ pool, recordAct, now }: SeeDeps) =>
  async (bound: Bound, state: CorrectionState): Promise<{ readonly corrections: readonly SeenCorrection[]; readonly receipt: Receipt }> => {
    const receipt = await recordAct(bound, 'seeCorrections', { state })
    const { rows } = await pool.query<SeenCorrection>(
      `select * from (${SEEN}) as seen where ${IN_STATE[state]} order by "reportedAt" desc, id limit 200`, [bound.asking.recipient, now()])
    return { corrections: rows, receipt }
  }

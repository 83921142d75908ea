import type { Pool } from 'pg'
import { makeAlarm } from '../alarms/alarm.ts'
import { breakGlassAt } from '../officers-work/subject.ts'
import type { Events } from '../telemetry/events.ts'
import { reviewDueAt } from './alarm-controllers.ts'
import { isToReview } from './whose-review.ts'

interface Unreviewed {
  readonly log: string
  readonly leaf: string
  readonly at: Date
  readonly party: string
  readonly recipient: string
  readonly terms: readonly string[]
  readonly disclosureId: string
}

interface EscalateDeps {
  readonly pool: Pool
  readonly events: Pick<Events, 'unreviewed'>
  readonly now: () => Date
}

/** Final verdicts: one that asks for more leaves the review open. */
export const FINAL = ['JUSTIFIED', 'NOT_JUSTIFIED']

const UNREVIEWED = `select log_id as log, index as leaf, at, party, recipient, terms, disclosure_id as "disclosureId" from overseen_entry
  where break_glass and outcome <> 'DISCARDED' and not exists (select from officer_act
    where subject = 'breakGlass:' || log_id || ':' || index and act = 'reviewBreakGlass' and details ->> 'verdict' = any($1))`

/** Alarms again, at the escalation address, for each break-glass that no officer has closed within 72 hours; and counts them. */
export const createEscalate = ({ pool, events, now }: EscalateDeps) => async (): Promise<void> => {
  const rows = (await pool.query<Unreviewed>(UNREVIEWED, [FINAL])).rows.filter(isToReview)
  const overdue = rows.filter(({ at }) => reviewDueAt(at) <= now())
  events.unreviewed({ open: places(rows), overdue: places(overdue) })
  for (const { log, leaf, at, party, recipient, disclosureId } of overdue) await makeAlarm(pool, {
    kind: 'breakGlassOverdue', subject: breakGlassAt({ log, leaf }), party, due: reviewDueAt(at).toISOString(),
    codes: { disclosureId, recipient },
  }, now())
}

const places = (rows: readonly Unreviewed[]): number => new Set(rows.map(({ log, leaf }) => `${log}:${leaf}`)).size

import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { instantOf } from '../../policies/clocks/danish-day.ts'
import { deadlineReminder, MOST_AHEAD } from '../../policies/clocks/deadline-reminder.ts'
import { endsSoon } from '../../policies/clocks/ends-soon.ts'
import { nextPartyOf, openTasksOf } from '../../policies/clocks/open-tasks.ts'
import type { Party } from '../../schema/agency.ts'
import { inTransaction } from '../database/in-transaction.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import { groupOf, NATIONAL_GROUP } from '../registry/reference-group.ts'
import type { MailSettings } from './mail-settings.ts'
import { putMail } from './outbox.ts'

interface RemindDeps {
  readonly pool: Pool
  readonly controlData: Pick<ControlData, 'endingSoon'>
  readonly parties: MailSettings['parties']
  readonly now: () => Date
}

/** A deadline that a party is to be reminded of. */
interface DueReminder {
  readonly caseId: string
  readonly clock: string
  readonly ends: string
  readonly days: number
  readonly party: Party
}

const TELL = `insert into told_deadline (case_id, clock, ends, days, party)
  select "caseId", clock, ends, days, party from json_to_recordset($1)
    as (clock text, "caseId" uuid, ends timestamptz, days int, party text)
  on conflict do nothing returning party, days`

/** By the earlier of two clocks, and a day late: another replica's clock may be behind, and would tell it again. */
const FORGET = `delete from told_deadline where ends < least(now(), $1::timestamptz) - interval '1 day'`

/**
 * Reminds the region's reference group and the agency that acts next, where each is a party to the case (F7, F10): how many
 * deadlines, within how many days. Once for each deadline and number of days, over restarts and replicas. The national
 * group is not told, since it sees no small numbers (F11).
 */
export const createRemindOfDeadlines = ({ pool, controlData, parties, now }: RemindDeps) => async (): Promise<void> => {
  const at = now()
  const cases = await controlData.endingSoon(NATIONAL_GROUP, endsSoon(at, MOST_AHEAD))
  const due = cases.flatMap((one) => remindersOf(one, at)).filter(({ party }) => parties[party]?.deadlines)
  await inTransaction(pool, async (transaction) => {
    await transaction.query(FORGET, [at])
    const { rows } = await transaction.query<{ party: Party; days: number }>(TELL, [JSON.stringify(due)])
    for (const { party, days, count } of counted(rows))
      await putMail(transaction, { kind: 'deadlines', party, about: randomUUID(), content: { count, days } }, at)
  })
}

/** What is due to be said of a case, and to whom. Pure. */
const remindersOf = (controlled: ControlledCase, at: Date): readonly DueReminder[] => {
  const told = [groupOf(controlled.region), nextPartyOf(openTasksOf(controlled, at))]
    .filter((party) => controlled.links.some((link) => link.party === party))
    .filter((party) => party !== null)
  return clocksOf(controlled, at).flatMap(({ kind, ends }) => {
    const days = ends === null ? null : deadlineReminder(instantOf(new Date(ends)), at)
    if (ends === null || days === null) return []
    return told.map((party) => ({ caseId: controlled.caseId, clock: kind, ends, days, party }))
  })
}

const counted = (rows: readonly { readonly party: Party; readonly days: number }[]) => {
  const counts = new Map<string, { readonly party: Party; readonly days: number; readonly count: number }>()
  for (const { party, days } of rows) {
    const key = `${party} ${days}`
    counts.set(key, { party, days, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return counts.values()
}

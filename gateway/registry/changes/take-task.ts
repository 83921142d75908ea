import { Temporal } from 'temporal-polyfill'
import { danishDay } from '../../../policies/clocks/danish-day.ts'
import { openTasksOf } from '../../../policies/clocks/open-tasks.ts'
import type { Party } from '../../../schema/agency.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** "We take this": which of the case's parties, and by which day (`YYYY-MM-DD`). */
export interface TakeTask {
  readonly task: string
  readonly party: Party
  readonly until: string
}

/** A party to the case takes an open task, for the deadline that it has; who takes it later takes it over. */
export const takeTask: ChangeLaw<TakeTask> = {
  takesAway: false,
  asks: () => ({ kind: 'takeTask' }),
  details: ({ task, party, until }) => ({ task, party, until }),
  refusal: (controlled, { task, party, until }, at) => {
    if (!openTasksOf(controlled, at).some((open) => open.task === task)) return 'TASK_NOT_OPEN'
    if (!controlled.links.some((link) => link.party === party && link.agency !== 'RG')) return 'PARTY_UNKNOWN'
    return Temporal.PlainDate.compare(Temporal.PlainDate.from(until), danishDay(at)) < 0 ? 'DATE_INVALID' : null
  },
  effect: (controlled, { task, party, until }, at) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    const due = openTasksOf(controlled, at).find((open) => open.task === task)?.due ?? null
    await transaction.query(
      `insert into taken_task (case_id, task, due, party, by_day, taken_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (case_id, task) do update set due = $3, party = $4, by_day = $5, taken_at = $6`,
      [controlled.caseId, task, due, party, until, at])
  },
}

import { Temporal } from 'temporal-polyfill'
import { planNamed } from '../../policies/action-plans.ts'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { isReintegrationReported } from '../../policies/clocks/reintegration.ts'
import type { Standing } from '../../policies/decision.ts'
import { isSilent } from '../../policies/firewalls/f13-a-closed-case-is-silent.ts'
import type { ControlledCase } from './control-data.ts'

/** What decisions rest on, of a case that its asker is a party to: no attribute is missing. */
export const standingOf = (controlled: ControlledCase, at: Date): Standing => ({
  linked: true,
  residence: controlled.residence,
  stage: controlled.stage,
  minor: controlled.minor,
  vulnerable: controlled.vulnerable,
  closed: isSilent(controlled.closedAt, at),
  reintegrationReporting: isReported(controlled, at),
  consents: controlled.consents,
})

/** What time alone changes of a case's standing. */
export type Timed = Pick<ControlledCase, 'closedAt' | 'departedOn' | 'actionPlan'>

const isReported = ({ departedOn, actionPlan }: Timed, at: Date): boolean =>
  departedOn !== null && isReintegrationReported(planNamed(actionPlan), Temporal.PlainDate.from(departedOn), danishDay(at))

/** Whether time has changed it between two instants: a decision of the first is none of the second (F13, X24). */
export const isChangedByTime = (controlled: Timed, decided: Date, at: Date): boolean =>
  isSilent(controlled.closedAt, decided) !== isSilent(controlled.closedAt, at) || isReported(controlled, decided) !== isReported(controlled, at)

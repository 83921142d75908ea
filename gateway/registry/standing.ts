import { Temporal } from 'temporal-polyfill'
import { planNamed } from '../../policies/action-plans.ts'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { isReintegrationReported } from '../../policies/clocks/reintegration.ts'
import type { Standing } from '../../policies/decision.ts'
import type { ControlledCase } from './control-data.ts'

const NINETY_DAYS = 90 * 24 * 60 * 60 * 1000

/** What decisions rest on, of a case that its asker is a party to: no attribute is missing. */
export const standingOf = (controlled: ControlledCase, at: Date): Standing => ({
  linked: true,
  residence: controlled.residence,
  stage: controlled.stage,
  minor: controlled.minor,
  vulnerable: controlled.vulnerable,
  closed: controlled.closedAt !== null && at.getTime() - controlled.closedAt.getTime() >= NINETY_DAYS,
  reintegrationReporting: controlled.departedOn !== null && isReintegrationReported(
    planNamed(controlled.actionPlan), Temporal.PlainDate.from(controlled.departedOn), danishDay(at)),
  consents: controlled.consents,
})

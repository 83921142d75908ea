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
  reintegrationReporting: controlled.departedOn !== null && isReintegrationReported(
    planNamed(controlled.actionPlan), Temporal.PlainDate.from(controlled.departedOn), danishDay(at)),
  consents: controlled.consents,
})

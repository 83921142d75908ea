import { Temporal } from 'temporal-polyfill'
import { planNamed } from '../../policies/action-plans.ts'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { isReintegrationReported } from '../../policies/clocks/reintegration.ts'
import type { Standing } from '../../policies/decision.ts'
import type { SeededCase } from '../../prisma/seed/seed.ts'

const NINETY_DAYS = 90 * 86_400_000

/** What decisions rest on, read off the seed and not off the gateway's database. */
export const standingIn = ({ control, consents }: SeededCase, at: Date): Standing => ({
  linked: true,
  residence: control.residenceCategory,
  stage: control.stage,
  minor: control.minor,
  vulnerable: control.vulnerable,
  closed: control.closedAt !== null && control.closedAt.getTime() + NINETY_DAYS <= at.getTime(),
  reintegrationReporting: control.departedOn !== null && isReintegrationReported(
    planNamed(control.actionPlan), Temporal.PlainDate.from(control.departedOn), danishDay(at)),
  consents: consents.map((consent) => ({ ...consent, version: 1 })),
})

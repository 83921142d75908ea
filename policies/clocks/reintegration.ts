import { Temporal } from 'temporal-polyfill'
import type { ActionPlan } from '../action-plans.ts'

/**
 * The last day on which a reintegration is supported and reported: 6 months after departure under HP19, 3 under the plan
 * of 2007-2010 (HP19 · Forberedt hjemsendelse og reintegration; SR09 §5). From the end of a long month to that of a short.
 */
export const reintegrationEnds = (plan: ActionPlan, departedOn: Temporal.PlainDate): Temporal.PlainDate =>
  departedOn.add({ months: plan.reintegrationMonths })

/** Whether a reintegration is reported on a day (X24): from the day of departure to the last day. */
export const isReintegrationReported = (
  plan: ActionPlan, departedOn: Temporal.PlainDate | null, day: Temporal.PlainDate,
): boolean =>
  departedOn !== null
  && Temporal.PlainDate.compare(departedOn, day) <= 0
  && Temporal.PlainDate.compare(day, reintegrationEnds(plan, departedOn)) <= 0

import type { Temporal } from 'temporal-polyfill'
import type { ResidenceCategory } from '../../schema/control-data.ts'
import type { ActionPlan } from '../action-plans.ts'
import { assessorOf } from '../firewalls/f14-one-assessor-decides.ts'

/**
 * The last day of a reflection period: 30 calendar days, of which the first day is day 1 (SR09 §3; HP19 · Faktaboks:
 * Refleksions- og restitutionsperiode; udlændingeloven § 33, stk. 14). A restitution period is as long.
 */
export const reflectionEnds = (plan: ActionPlan, start: Temporal.PlainDate): Temporal.PlainDate =>
  start.add({ days: plan.reflectionDays - 1 })

/** The last day that an extension may reach: at most 120 days in all under HP19, 100 under the plan of 2007-2010. */
export const reflectionEndsAtMost = (plan: ActionPlan, start: Temporal.PlainDate): Temporal.PlainDate =>
  start.add({ days: plan.reflectionAtMostDays - 1 })

/** Whether the period is not yet as long as the plan allows: an extension is asked for on its last day at the latest. */
export const mayBeExtended = (plan: ActionPlan, start: Temporal.PlainDate, lastDay: Temporal.PlainDate): boolean =>
  isAfter(reflectionEndsAtMost(plan, start), lastDay)

/** The day within a period, from 1. */
export const dayWithin = (start: Temporal.PlainDate, day: Temporal.PlainDate): number =>
  start.until(day, { largestUnit: 'day' }).days + 1

/**
 * Lawful residents, whom CMM assesses, are offered the same under another name (HP19 · Faktaboks: Refleksions- og
 * restitutionsperiode).
 */
export const periodKind = (residence: ResidenceCategory): 'REFLECTION' | 'RESTITUTION' =>
  assessorOf(residence) === 'CMM' ? 'RESTITUTION' : 'REFLECTION'

/** The stage of such a period, by the ground on which the person stays. */
export const stageOfPeriod = (residence: ResidenceCategory): 'reflection' | 'restitution' =>
  periodKind(residence) === 'RESTITUTION' ? 'restitution' : 'reflection'

export interface Extension {
  readonly start: Temporal.PlainDate
  /** The last day as it stands. */
  readonly ends: Temporal.PlainDate
  readonly newEnds: Temporal.PlainDate
  readonly askedOn: Temporal.PlainDate
}

export type Extended =
  | { readonly ok: true; readonly ends: Temporal.PlainDate }
  | { readonly ok: false; readonly because: 'EXTENSION_TOO_LATE' | 'EXTENSION_NOT_LONGER' | 'REFLECTION_TOO_LONG' }

/**
 * Extends a period that has not run out when the extension is asked for, on its last day at the latest
 * (SR09 §3: on special grounds, or when cooperating on a prepared return).
 */
export const extendReflection = (plan: ActionPlan, { start, ends, newEnds, askedOn }: Extension): Extended => {
  if (isAfter(askedOn, ends)) return { ok: false, because: 'EXTENSION_TOO_LATE' }
  if (!isAfter(newEnds, ends)) return { ok: false, because: 'EXTENSION_NOT_LONGER' }
  if (isAfter(newEnds, reflectionEndsAtMost(plan, start))) return { ok: false, because: 'REFLECTION_TOO_LONG' }
  return { ok: true, ends: newEnds }
}

const isAfter = (day: Temporal.PlainDate, other: Temporal.PlainDate): boolean => day.since(other).sign > 0

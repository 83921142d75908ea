import type { Temporal } from 'temporal-polyfill'
import { ACTION_PLANS, type ActionPlan } from '../action-plans.ts'
import { childMeetingDue } from './child-meeting.ts'
import { danishDay, instantOf } from './danish-day.ts'
import { detentionEnds } from './detention.ts'

/** Of the cases that one action plan governs. Days are `YYYY-MM-DD`, both ends included. */
interface PlanEndsSoon {
  readonly actionPlan: string
  readonly detainedAfter: Date
  readonly departedFrom: string
  readonly departedUntil: string
}

/** Where that lies which a clock counts from, when the clock ends within some days: no case without any of it has such a clock. */
export interface EndsSoon {
  readonly openedAfter: Date
  readonly reflectionEndsFrom: string
  readonly reflectionEndsUntil: string
  readonly plans: readonly PlanEndsSoon[]
}

/** What `clocksOf` tells of a case, told backwards: of the clocks that end after now, and within so many Danish calendar days. */
export const endsSoon = (now: Date, days: number): EndsSoon => {
  const today = danishDay(now)
  const last = today.add({ days })
  const ofPlan = (plan: ActionPlan): PlanEndsSoon => ({
    actionPlan: plan.id,
    detainedAfter: asLongAgo(now, detentionEnds(plan, instantOf(now)) ?? instantOf(now)),
    departedFrom: today.subtract({ months: plan.reintegrationMonths }).toString(),
    departedUntil: last.subtract({ months: plan.reintegrationMonths }).add({ days: MONTHS_DIFFER }).toString(),
  })
  return {
    openedAfter: asLongAgo(now, childMeetingDue(instantOf(now))),
    reflectionEndsFrom: today.toString(),
    reflectionEndsUntil: last.toString(),
    plans: ACTION_PLANS.map(ofPlan),
  }
}

/** As long before now as this is after it. */
const asLongAgo = (now: Date, then: Temporal.Instant): Date => new Date(2 * now.getTime() - then.epochMilliseconds)

/** Days by which months differ at most: from a long month one counts to the end of a short. */
const MONTHS_DIFFER = 3

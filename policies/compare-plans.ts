import { planOn, type ActionPlan } from './action-plans.ts'

/** What a plan limits, each by itself. */
export const LIMITS = ['reflectionDays', 'reflectionAtMostDays', 'reintegrationMonths', 'detentionHours'] as const

export type Limit = (typeof LIMITS)[number]

export interface LimitDifference {
  readonly limit: Limit
  /** Null where no plan governed, or where the plan says nothing. */
  readonly before: number | null
  readonly after: number | null
}

/** Days on which a period is set under another plan, or under one with other limits. */
export interface PlanDifference {
  /** First day, and the first day on which it is over; null where it goes on. ISO 8601. */
  readonly from: string
  readonly until: string | null
  readonly before: ActionPlan | null
  readonly after: ActionPlan | null
  readonly limits: readonly LimitDifference[]
}

/** Where the two lists of plans, oldest first, govern differently, in the order of time. */
export const comparePlans = (before: readonly ActionPlan[], after: readonly ActionPlan[]): readonly PlanDifference[] => {
  const days = [...new Set([...before, ...after].map(({ from }) => from))].sort()
  return days.flatMap((from, index) => {
    const was = planOn(from, before) ?? null
    const is = planOn(from, after) ?? null
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [{ from, until: days[index + 1] ?? null, before: was, after: is, limits: limitsOf(was, is) }]
  })
}

const limitsOf = (was: ActionPlan | null, is: ActionPlan | null): readonly LimitDifference[] =>
  LIMITS.map((limit) => ({ limit, before: was?.[limit] ?? null, after: is?.[limit] ?? null }))
    .filter(({ before, after }) => before !== after)

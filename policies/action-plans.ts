import type { Temporal } from 'temporal-polyfill'

/** What one version of the action plan fixes. Days and months are calendar ones, hours are counted from an instant. */
export interface ActionPlan {
  readonly id: string
  readonly title: string
  /** First day in force, ISO 8601. */
  readonly from: string
  /** The last day of the years that the plan names; it governs on until a later plan is added. */
  readonly namedUntil: string
  readonly reflectionDays: number
  readonly reflectionAtMostDays: number
  readonly reintegrationMonths: number
  /** Within which a detained person is identified; null where the plan says nothing. */
  readonly detentionHours: number | null
  readonly source: string
}

/** The plans, oldest first. A later plan is one more entry. */
export const ACTION_PLANS: readonly ActionPlan[] = [
  {
    id: '2007-2010',
    title: 'Handlingsplan til bekæmpelse af handel med mennesker 2007-2010',
    from: '2007-01-01',
    namedUntil: '2010-12-31',
    reflectionDays: 30,
    reflectionAtMostDays: 100,
    reintegrationMonths: 3,
    detentionHours: null,
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; SR09 §5',
  },
  {
    id: '2019-2021',
    title: 'Handlingsplan til bekæmpelse af menneskehandel 2019-2021',
    from: '2019-01-01',
    namedUntil: '2021-12-31',
    reflectionDays: 30,
    reflectionAtMostDays: 120,
    reintegrationMonths: 6,
    detentionHours: 72,
    source: 'HP19 · Faktaboks: Refleksions- og restitutionsperiode; HP19 · Identifikation af ofre; HP19 · Bistand og støtte',
  },
]

/** The plan among these that governs on a day (ISO 8601): the last one begun; undefined before the first. */
export const planOn = (day: string, plans: readonly ActionPlan[]): ActionPlan | undefined =>
  plans.findLast(({ from }) => from <= day)

/**
 * The plan that governs a case whose period is set on this day: the last one begun. A plan goes on governing when its
 * years are over, since udlændingeloven § 33, stk. 14 does not lapse with it. @throws before the first plan.
 */
export const planInForce = (day: Temporal.PlainDate): ActionPlan => {
  const plan = planOn(day.toString(), ACTION_PLANS)
  if (!plan) throw new RangeError(`no action plan was in force on ${day.toString()}`)
  return plan
}

/** The plan of an id such as `2019-2021`. @throws when there is none. */
export const planNamed = (id: string): ActionPlan => {
  const plan = ACTION_PLANS.find((one) => one.id === id)
  if (!plan) throw new RangeError(`there is no action plan \`${id}\``)
  return plan
}

import { Temporal } from 'temporal-polyfill'
import { planNamed } from '../../../policies/action-plans.ts'
import { danishDay } from '../../../policies/clocks/danish-day.ts'
import { extendReflection } from '../../../policies/clocks/reflection-period.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** An extension asked for before the period runs out, at most to the limit of the plan that governs the case (SR09 §3). */
export const extendReflectionPeriod: ChangeLaw<{ ends: string; askedOn: string }> = {
  takesAway: false,
  asks: () => ({ kind: 'extendReflectionPeriod' }),
  details: ({ ends, askedOn }) => ({ ends, askedOn }),
  refusal: ({ reflectionStarts, reflectionEnds, actionPlan }, { ends, askedOn }, at) => {
    if (reflectionStarts === null || reflectionEnds === null) return 'REFLECTION_NOT_APPLICABLE'
    if (askedOn > danishDay(at).toString() || askedOn < reflectionStarts) return 'DATE_INVALID'
    const extended = extendReflection(planNamed(actionPlan), {
      start: Temporal.PlainDate.from(reflectionStarts),
      ends: Temporal.PlainDate.from(reflectionEnds),
      newEnds: Temporal.PlainDate.from(ends),
      askedOn: Temporal.PlainDate.from(askedOn),
    })
    return extended.ok ? null : extended.because
  },
  effect: (controlled, { ends }) => updateCase(controlled, { reflection_ends: ends }),
}

import { Temporal } from 'temporal-polyfill'
import { planInForce } from '../../../policies/action-plans.ts'
import { awaitsPeriod } from '../../../policies/clocks/case-times.ts'
import { danishDay } from '../../../policies/clocks/danish-day.ts'
import { reflectionEnds, stageOfPeriod } from '../../../policies/clocks/reflection-period.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/**
 * A reflection period of 30 days, or for lawful residents a restitution period, once the person is identified; a return that
 * is prepared already goes on being so within it. The plan in force on the day it is set governs it, whenever it begins
 * (udlændingeloven § 33, stk. 14; HP19 · Faktaboks: Refleksions- og restitutionsperiode).
 */
export const setReflectionPeriod: ChangeLaw<{ starts: string }> = {
  takesAway: true,
  asks: () => ({ kind: 'setReflectionPeriod' }),
  details: ({ starts }) => ({ starts }),
  refusal: (controlled, { starts }, at) => {
    if (!awaitsPeriod(controlled)) return 'REFLECTION_NOT_APPLICABLE'
    const tooLate = danishDay(at).add({ days: 14 }).toString()
    return starts > tooLate || starts < danishDay(controlled.openedAt).toString() ? 'DATE_INVALID' : null
  },
  effect: (controlled, { starts }, at) => {
    const start = Temporal.PlainDate.from(starts)
    const plan = planInForce(danishDay(at))
    return updateCase(controlled, {
      action_plan: plan.id,
      reflection_starts: starts,
      reflection_ends: reflectionEnds(plan, start).toString(),
      ...(controlled.stage === 'identified' && { stage: stageOfPeriod(controlled.residence), stage_since: at }),
    })
  },
}

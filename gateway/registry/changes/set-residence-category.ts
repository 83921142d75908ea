import { stageOfPeriod } from '../../../policies/clocks/reflection-period.ts'
import { assessorOf } from '../../../policies/firewalls/f14-one-assessor-decides.ts'
import type { ResidenceCategory } from '../../../schema/control-data.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/**
 * The residence category decides who assesses the case (F14; HP19 · Identifikation af ofre), and whether a period that
 * runs is one of reflection or of restitution, whose days go on (HP19 · Faktaboks: Refleksions- og restitutionsperiode).
 * What the former assessor decided stands until the new one, whose the next step is, decides otherwise.
 */
export const setResidenceCategory: ChangeLaw<{ to: ResidenceCategory }> = {
  takesAway: true,
  asks: () => ({ kind: 'setResidenceCategory' }),
  details: ({ to }) => ({ to }),
  refusal: () => null,
  effect: (controlled, { to }, at) => {
    const isWithin = controlled.stage === 'reflection' || controlled.stage === 'restitution'
    const stage = isWithin && assessorOf(to) !== null ? stageOfPeriod(to) : controlled.stage
    return updateCase(controlled, { residence_category: to, ...(stage !== controlled.stage && { stage, stage_since: at }) })
  },
}

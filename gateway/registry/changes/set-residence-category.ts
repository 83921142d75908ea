import type { ResidenceCategory } from '../../../schema/control-data.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** The residence category decides who assesses the case (F14; HP19 · Identifikation af ofre). */
export const setResidenceCategory: ChangeLaw<{ to: ResidenceCategory }> = {
  takesAway: true,
  asks: () => ({ kind: 'setResidenceCategory' }),
  details: ({ to }) => ({ to }),
  refusal: () => null,
  effect: (controlled, { to }) => updateCase(controlled, { residence_category: to }),
}

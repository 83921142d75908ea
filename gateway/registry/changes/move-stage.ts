import type { Stage } from '../../../schema/control-data.ts'
import { mayFollow } from '../../../policies/stages.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** Stages within a period, which is set first (`setReflectionPeriod`). */
const WITHIN_PERIOD: readonly Stage[] = ['reflection', 'restitution']

/**
 * A case moves only to a stage that may follow the one it is at. Who is found to be no victim has no period any more: if she
 * is identified after all, one is set anew (HP19 · Faktaboks: Refleksions- og restitutionsperiode).
 */
export const moveStage: ChangeLaw<{ to: Stage }> = {
  takesAway: true,
  asks: ({ to }) => ({ kind: 'moveStage', to }),
  details: ({ to }) => ({ to }),
  refusal: ({ stage, reflectionStarts }, { to }) => {
    if (!mayFollow(stage, to)) return 'STAGE_ORDER'
    return WITHIN_PERIOD.includes(to) && reflectionStarts === null ? 'REFLECTION_NOT_APPLICABLE' : null
  },
  effect: (controlled, { to }, at) => updateCase(controlled, {
    stage: to,
    stage_since: at,
    closed_at: to === 'closed' ? at : null,
    ...(to === 'notIdentified' && { reflection_starts: null, reflection_ends: null }),
  }),
}

import type { Stage } from '../../../schema/control-data.ts'
import { mayFollow } from '../../../policies/stages.ts'
import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** A case moves only to a stage that may follow the one it is at. */
export const moveStage: ChangeLaw<{ to: Stage }> = {
  asks: ({ to }) => ({ kind: 'moveStage', to }),
  details: ({ to }) => ({ to }),
  refusal: ({ stage }, { to }) => (mayFollow(stage, to) ? null : 'STAGE_ORDER'),
  effect: (controlled, { to }, at) =>
    updateCase(controlled, { stage: to, stage_since: at, closed_at: to === 'closed' ? at : null }),
}

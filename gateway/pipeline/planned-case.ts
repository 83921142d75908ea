import { permitsOf } from '../../policies/by-controller.ts'
import type { Decision } from '../../policies/decision.ts'
import { pick } from '../../schema/pick.ts'
import type { ControlledCase } from '../registry/control-data.ts'
import { coordinationOf } from '../registry/coordination.ts'
import type { PlannedCase } from './stages.ts'

/** A case and what is permitted of it. The rest of its control data is let go of before its agencies are asked. */
export const plannedCase = (controlled: ControlledCase, decision: Decision, at: Date): PlannedCase => {
  const { caseId, version, handle, fileNumber, links, closedAt, departedOn, actionPlan } = controlled
  const own = permitsOf('SAMSYN', decision).map(({ fact }) => fact.path)
  return {
    controlled: { caseId, version, handle, fileNumber, links, closedAt, departedOn, actionPlan },
    decision,
    own: own.length > 0 ? pick(coordinationOf(controlled, at), own) : null,
  }
}

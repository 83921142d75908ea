import { isForOneCase } from '../../policies/one-case-at-a-time.ts'
import type { PoliciesInForce } from '../policies/policies-in-force.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import { standingOf } from '../registry/standing.ts'
import type { Quorum } from '../trail/quorum.ts'
import { plannedCase } from './planned-case.ts'
import type { About, Bound, Demand, Planned } from './stages.ts'
import type { Refuse } from './refuse.ts'
import type { RequireActive } from './require-active.ts'

interface PlanDeps {
  readonly requireActive: RequireActive
  readonly controlData: ControlData
  readonly policies: Pick<PoliciesInForce, 'current'>
  readonly quorum: Pick<Quorum, 'assertHeld'>
  readonly refuse: Refuse
  readonly now: () => Date
}

/**
 * What is permitted: one query of control data, then a look-up per fact. A case that the asker may not see and one
 * that does not exist take the same way to the same refusal (P6). While it is not known which policies are in force, nothing
 * is permitted (P4); while too few witnesses see the trail, nothing is planned (P8). For whoever was shut out since she came in,
 * as when this is planned again, no agency is asked any more (P2). @throws {Refused} {TrailUnavailable}
 */
export const createPlan = ({ requireActive, controlData, policies: inForce, quorum, refuse, now }: PlanDeps) =>
  async (bound: Bound, demand: Demand): Promise<Planned> => {
    quorum.assertHeld()
    const at = now()
    const policies = inForce.current(at)
    const { asking } = bound
    const about = demand.about.by === 'page' ? null : demand.about.value
    await requireActive(bound, about)
    if (!policies) return refuse(bound, 'POLICIES_UNKNOWN', about)
    if (demand.about.by === 'page' && isForOneCase(asking.purpose)) return refuse(bound, 'ONE_CASE', about)
    const found = await findCases(controlData, asking.recipient, demand.about)
    if (found.length === 0 && demand.about.by !== 'page') return refuse(bound, 'CASE_NOT_AVAILABLE', about)
    const size = demand.about.by === 'page' ? demand.about.first : found.length
    return {
      bound,
      demand,
      at,
      policyVersion: policies.version,
      cases: found.slice(0, size).map((controlled) =>
        plannedCase(controlled, policies.decide(asking, standingOf(controlled, at), demand.facts, at), at)),
      hasNextPage: found.length > size,
    }
  }

const findCases = async (controlData: ControlData, recipient: string, about: About): Promise<ControlledCase[]> => {
  if (about.by === 'page') return controlData.page(recipient, about.after, about.first)
  const found = about.by === 'handle'
    ? await controlData.byHandle(recipient, about.value)
    : await controlData.byFileNumber(recipient, about.value)
  return found ? [found] : []
}

import type { PolicySet } from '../../policies/decision.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import { standingOf } from '../registry/standing.ts'
import type { About, Bound, Demand, Planned } from './stages.ts'
import type { Refuse } from './refuse.ts'

interface PlanDeps {
  readonly controlData: ControlData
  readonly policies: PolicySet
  readonly refuse: Refuse
  readonly now: () => Date
}

/**
 * What is permitted: one query of control data, then a look-up per fact. A case that the asker may not see and one
 * that does not exist take the same way to the same refusal (P6). @throws {Refused}
 */
export const createPlan = ({ controlData, policies, refuse, now }: PlanDeps) =>
  async (bound: Bound, demand: Demand): Promise<Planned> => {
    const at = now()
    const found = await findCases(controlData, bound.asking.recipient, demand.about)
    if (found.length === 0 && demand.about.by !== 'page') {
      const { authenticated, disclosureId, asking, reason } = bound
      const about = demand.about.value
      return refuse({ authenticated, disclosureId, purpose: asking.purpose, reason, about }, 'CASE_NOT_AVAILABLE')
    }
    const size = demand.about.by === 'page' ? demand.about.first : found.length
    return {
      bound,
      demand,
      at,
      policyVersion: policies.version,
      cases: found.slice(0, size).map((controlled) => ({
        controlled,
        decision: policies.decide(bound.asking, standingOf(controlled, at), demand.facts, at),
      })),
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

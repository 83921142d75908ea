import { compare, type Difference } from '../../policies/compare.ts'
import { sayDifference } from '../../policies/words/difference.ts'
import { sayPlanDifference } from '../../policies/words/plan-difference.ts'
import type { Label } from '../../schema/label.ts'
import { inTurns } from '../in-turns.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { PolicyReading } from './read-policies.ts'

interface ShownDisclosureDifference extends Pick<Difference, 'kind' | 'agency' | 'roles' | 'purpose'> {
  readonly field: string
  readonly says: Label
}

export interface ShownDifference {
  readonly from: string
  readonly to: string
  readonly disclosures: readonly ShownDisclosureDifference[]
  readonly plans: readonly Label[]
  readonly receipt: Receipt
}

/** What one version permits and the other does not, each with an example in words. @throws {Refused} */
export const createComparePolicies = (reading: PolicyReading) =>
  async (bound: Bound, from: string, to: string): Promise<ShownDifference> => {
    await reading.permit(bound, 'readPolicies')
    const before = await reading.versionOrCurrent(bound, from)
    const after = await reading.versionOrCurrent(bound, to)
    const { disclosures, plans } = await inTurns(compare(before.data, after.data))
    return {
      from: before.set.version,
      to: after.set.version,
      disclosures: disclosures.map((one) => ({ ...one, field: one.fact.field, says: sayDifference(one) })),
      plans: plans.map(sayPlanDifference),
      receipt: reading.withoutLeaf(bound),
    }
  }

import type { IResolvers } from '@graphql-tools/utils'
import type { AskedExplanation } from '../../policies/explain-policies.ts'
import type { PolicyActs } from '../../policies/policy-acts.ts'
import type { AskedReaders } from '../../policies/show-readers.ts'
import { Refused } from '../../refused.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** Arguments that were left out are null. */
type Optional<T> = { readonly [K in keyof T]: null extends T[K] ? T[K] | undefined : T[K] }

/** Days. */
const LONGEST = 366

/** The policies as data: read, proposed and approved. */
export const createPolicyResolvers = (door: Door, acts: PolicyActs): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)

  return {
    Query: {
      policyProposals: through((bound) => acts.list(bound)),
      policyDocument: through((bound, { version }: { version?: string | null }) => acts.show(bound, version ?? null)),
      policyDifference: through((bound, { from, to }: { from: string; to: string }) => acts.compare(bound, from, to)),
      whoCanSee: through((bound, { fact, case: handle = null, version = null }: Optional<AskedReaders>) =>
        acts.showReaders(bound, { fact, case: handle, version })),
      explainPolicies: through((bound, { role = null, purpose = null, version = null, ...asked }: Optional<AskedExplanation>) =>
        acts.explain(bound, { ...asked, role, purpose, version })),
      explainDisclosure: through((bound, { log, leaf }: { log: string; leaf: string }) => acts.explainDisclosure(bound, log, leaf)),
      simulatePolicies: through((bound, { version, days }: { version: string; days: number | null }) => {
        if (days === null || days < 1 || days > LONGEST) throw new Refused('VARIABLES_INVALID')
        return acts.simulate(bound, version, days)
      }),
    },
    Mutation: {
      proposePolicies: through((bound, { document }: { document: string }) => acts.propose(bound, document)),
      approvePolicies: through((bound, { proposal }: { proposal: string }) => acts.approve(bound, proposal)),
    },
  }
}

import { mayGovern, type PolicyAct } from '../../policies/governance.ts'
import type { MadePolicies } from '../../policies/policy-document.ts'
import { isToldOfConsent } from '../../policies/told-of-consent.ts'
import type { Code } from '../codes.ts'
import { receiptWithoutLeaf } from '../pipeline/receipt.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { readInForce, readProposals, type Proposal } from './policy-proposals.ts'
import type { PolicyDeps } from './propose-policies.ts'

/** What every reading of the policies begins with. */
export interface PolicyReading {
  /** @throws {Refused} when the asker may not. */
  permit(bound: Bound, act: PolicyAct): Promise<void>
  /** The version, or the one in force. @throws {Refused} when there is none. */
  versionOrCurrent(bound: Bound, version: string | null): Promise<MadePolicies>
  /**
   * The same, to decide cases by. By policies that never were in force one could ask of a case whatever one makes them depend
   * on: who is told of a consent only that it is missing (`told-of-consent.ts`) decides none by them. @throws {Refused}
   */
  versionForCases(bound: Bound, version: string | null): Promise<MadePolicies>
  refuse(bound: Bound, code: Code): Promise<never>
  /** The policies tell nothing of anyone: to read them leaves no leaf. */
  withoutLeaf(bound: Bound): Receipt
}

export const createPolicyReading = (
  { policies, reader, makeChange, logId, now }: PolicyDeps & { readonly logId: string },
): PolicyReading => {
  const versionOrCurrent = async (bound: Bound, version: string | null): Promise<MadePolicies> => {
    const named = version ?? policies.current(now())?.version
    if (named === undefined) return makeChange.refuse(bound, 'POLICIES_UNKNOWN', null)
    return (await policies.versionNamed(named)) ?? makeChange.refuse(bound, 'POLICY_VERSION_UNKNOWN', null)
  }
  const wasInForce = async (version: string): Promise<boolean> =>
    (await readInForce(reader)).some((one) => one.version === version && one.from <= now())
  return {
    permit: async (bound, act) => {
      if (!mayGovern(bound.asking, act)) await makeChange.refuse(bound, 'FORBIDDEN', null)
    },
    versionOrCurrent,
    versionForCases: async (bound, version) => {
      const made = await versionOrCurrent(bound, version)
      const may = isToldOfConsent(bound.asking.agency) || await wasInForce(made.set.version)
      return may ? made : makeChange.refuse(bound, 'FORBIDDEN', null)
    },
    refuse: (bound, code) => makeChange.refuse(bound, code, null),
    withoutLeaf: (bound) => receiptWithoutLeaf(bound, logId),
  }
}

export interface ShownProposals {
  readonly inForce: string | null
  readonly proposals: readonly Proposal[]
  readonly receipt: Receipt
}

/**
 * Every proposal there ever was, with who approved it and since when it is in force: also where this release cannot make
 * the one in force, so that officers can approve one that it can. @throws {Refused}
 */
export const createListPolicies = ({ reader, now }: PolicyDeps, reading: PolicyReading) =>
  async (bound: Bound): Promise<ShownProposals> => {
    await reading.permit(bound, 'readPolicies')
    const at = now()
    const inForce = (await readInForce(reader)).findLast(({ from }) => from <= at)?.version ?? null
    return { inForce, proposals: await readProposals(reader), receipt: reading.withoutLeaf(bound) }
  }

export interface ShownDocument {
  readonly version: string
  readonly document: string
  readonly receipt: Receipt
}

/** A version as the document that would propose it. @throws {Refused} */
export const createShowPolicies = (reading: PolicyReading) =>
  async (bound: Bound, version: string | null): Promise<ShownDocument> => {
    await reading.permit(bound, 'readPolicies')
    const { data: { exchanges, firewalls }, set } = await reading.versionOrCurrent(bound, version)
    const document = JSON.stringify({ exchanges, firewalls })
    return { version: set.version, document, receipt: reading.withoutLeaf(bound) }
  }

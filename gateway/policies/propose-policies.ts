import { randomUUID } from 'node:crypto'
import { compareDisclosures } from '../../policies/compare.ts'
import { mayGovern } from '../../policies/governance.ts'
import type { MadePolicies } from '../../policies/policy-document.ts'
import { inTurns } from '../in-turns.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { actorName } from '../registry/actor-name.ts'
import { CaseMoved } from '../registry/change-law.ts'
import type { MakeChange } from '../registry/make-change.ts'
import type { PoliciesInForce } from './policies-in-force.ts'
import { contentOf, readDocument } from './policy-content.ts'
import { insertProposal, lockPolicies, readInForce, readProposal, type Proposal, type Reader } from './policy-proposals.ts'

export interface PolicyDeps {
  readonly reader: Reader
  readonly policies: PoliciesInForce
  readonly makeChange: MakeChange
  readonly now: () => Date
}

/** A proposal; or the faults of the document, in words, and no proposal. */
export interface Proposed {
  readonly proposal: Proposal | null
  readonly faults: readonly string[]
  readonly receipt: Receipt
}

/** Proposes policies: read, checked, and compared with those in force, or next to be. @throws {Refused} */
export const createProposePolicies = ({ reader, policies, makeChange, now }: PolicyDeps) =>
  async (bound: Bound, text: string): Promise<Proposed> => {
    if (!mayGovern(bound.asking, 'proposePolicies')) return makeChange.refuse(bound, 'FORBIDDEN', null)
    const read = await readDocument(text)
    if ('faults' in read) {
      const receipt = await makeChange.write(bound, {
        name: 'proposeFaultyPolicies', handle: null, details: { faults: read.faults.length }, restsOn: [],
        effect: async () => {},
      })
      return receipt ? { proposal: null, faults: read.faults, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
    }
    const { policies: made } = read
    const content = contentOf(made.data)
    const { version } = made.set
    const against = (await readInForce(reader)).at(-1)?.version ?? null
    if (version === against) return makeChange.refuse(bound, 'POLICIES_UNCHANGED', null)
    const before = against === null ? undefined : await policies.versionNamed(against)
    const proposed = {
      id: randomUUID(), version, against, proposedBy: actorName(bound.authenticated), proposedAt: now(), inForceFrom: null,
      newlyPermits: before === undefined || await permitsMore(before, made),
    }
    const receipt = await makeChange.write(bound, {
      name: 'proposePolicies',
      handle: null,
      details: { proposal: proposed.id, version, against, newlyPermits: proposed.newlyPermits },
      restsOn: [],
      effect: async (transaction) => {
        await lockPolicies(transaction)
        if ((await readInForce(transaction)).at(-1)?.version !== against) throw new CaseMoved()
        await insertProposal(transaction, proposed, content)
      },
    })
    const proposal = receipt && await readProposal(reader, proposed.id)
    return proposal ? { proposal, faults: [], receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  }

const permitsMore = async (before: MadePolicies, after: MadePolicies): Promise<boolean> =>
  (await inTurns(compareDisclosures(before.data, after.data))).some(({ kind }) => kind === 'newlyPermitted')

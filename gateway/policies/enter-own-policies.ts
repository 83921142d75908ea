import { randomUUID } from 'node:crypto'
import { changeOfRelease, EnteredAlready, enterOnce } from '../registry/change-of-release.ts'
import type { Trail } from '../trail/trail.ts'
import { contentOf, OWN_POLICIES } from './policy-content.ts'
import { insertProposal, lockPolicies, readInForce, readProposals, type Reader } from './policy-proposals.ts'

interface EnterDeps {
  readonly reader: Reader
  readonly trail: Trail
  readonly replica: string
  readonly demonstration: boolean
  readonly now: () => Date
}

/** The version that this release was written with. */
export const OWN_VERSION = OWN_POLICIES.set.version

/**
 * Enters the policies of this release, once. The first ever are in force at once; a later release's are a proposal like
 * any other, for officers to approve: until then the release permits just what it can make of the version in force.
 * In a demonstration, where nobody's data is at stake, a new release's policies are in force at once too.
 */
export const enterOwnPolicies = async ({ reader, trail, replica, demonstration, now }: EnterDeps): Promise<void> => {
  if ((await readProposals(reader)).some(({ version }) => version === OWN_VERSION)) return
  const against = (await readInForce(reader)).at(-1)?.version ?? null
  const at = now()
  const atOnce = against === null || demonstration
  const id = randomUUID()
  const inForce = { proposal: id, version: OWN_VERSION, from: at.toISOString(), approvedBy: [] }
  const act = { id, replica, at, reason: 'udgavens egne regler', policyVersion: against }
  await enterOnce(trail, {
    entries: [
      changeOfRelease(act, 'proposePolicies', { proposal: id, version: OWN_VERSION, against, newlyPermits: true }),
      ...(atOnce ? [changeOfRelease(act, 'policyInForce', inForce)] : []),
    ],
    change: async (transaction) => {
      await lockPolicies(transaction)
      if ((await readProposals(transaction)).some(({ version }) => version === OWN_VERSION)) throw new EnteredAlready()
      await insertProposal(transaction, {
        id, version: OWN_VERSION, against, newlyPermits: true, proposedBy: `SAMSYN:${replica}`, proposedAt: at,
        inForceFrom: atOnce ? at : null,
      }, contentOf(OWN_POLICIES.data))
    },
  })
}

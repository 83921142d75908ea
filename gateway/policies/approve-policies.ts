import { isApproved, mayGovern } from '../../policies/governance.ts'
import type { Code } from '../codes.ts'
import { isUuid } from '../database/uuid.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { CaseMoved, type Effect } from '../registry/change-law.ts'
import type { PolicyDeps } from './propose-policies.ts'
import { PUT_IN_FORCE_AHEAD, STILL_AHEAD } from './policies-in-force.ts'
import { latestInForce, lockPolicies, readInForce, readProposal, type Proposal, type Reader } from './policy-proposals.ts'

export interface Approved {
  readonly proposal: Proposal
  readonly receipt: Receipt
}

/** A proposal, and the version that is last put in force. */
interface State {
  readonly proposal: Proposal
  readonly last: string | null
}

/**
 * An officer's approval of a proposal. The approval that is the last one needed puts it in force, in the same transaction,
 * from an instant a little ahead: the same on every replica, and after that of the version before, whatever clock said that
 * one. @throws {Refused}
 */
export const createApprovePolicies = ({ reader, makeChange, now }: PolicyDeps) => {
  const approve = async (bound: Bound, id: string): Promise<Approved | undefined> => {
    const state = await readState(reader, id)
    if (!state) return makeChange.refuse(bound, 'PROPOSAL_NOT_AVAILABLE', null)
    const refusal = refusalOf(bound, state)
    if (refusal) return makeChange.refuse(bound, refusal, null)
    const { party, employee } = bound.authenticated
    const { version, newlyPermits, approvals } = state.proposal
    const approvers = [...approvals, { party, employee }]
    const isEnough = isApproved(newlyPermits, approvers.map((one) => one.party))
    const from = isEnough ? new Date((await latestInForce(reader, now())).getTime() + PUT_IN_FORCE_AHEAD) : null
    const receipt = await makeChange.write(bound, {
      name: 'approvePolicies',
      handle: null,
      details: { proposal: id, version },
      brings: from === null ? undefined : {
        name: 'policyInForce',
        details: {
          proposal: id, version, from: from.toISOString(),
          approvedBy: approvers.map(actorName),
        },
      },
      restsOn: [],
      effect: approving(state, { party, employee }, from, now),
    })
    if (!receipt) return undefined
    const proposal = await readProposal(reader, id)
    return proposal && { proposal, receipt }
  }

  return async (bound: Bound, id: string): Promise<Approved> => {
    if (!mayGovern(bound.asking, 'approvePolicies')) return makeChange.refuse(bound, 'FORBIDDEN', null)
    if (!isUuid(id)) return makeChange.refuse(bound, 'PROPOSAL_NOT_AVAILABLE', null)
    return (await approve(bound, id)) ?? (await approve(bound, id)) ?? makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  }
}

const readState = async (reader: Reader, id: string): Promise<State | undefined> => {
  const proposal = await readProposal(reader, id)
  return proposal && { proposal, last: (await readInForce(reader)).at(-1)?.version ?? null }
}

/** What was approved is a difference: when other policies came into force since, it is another difference. */
const refusalOf = ({ authenticated: { party, employee } }: Bound, { proposal, last }: State): Code | null => {
  if (proposal.inForceFrom !== null || proposal.against !== last) return 'PROPOSAL_DECIDED'
  if (isSamePerson(proposal.proposedBy, actorName({ party, employee }))) return 'PROPOSAL_OWN'
  return proposal.approvals.some((one) => one.party === party && one.employee === employee) ? 'PROPOSAL_APPROVED' : null
}

/** @throws {CaseMoved} when the proposal is no longer as it was decided on, or the instant no longer as far ahead. */
const approving = (
  state: State, { party, employee }: { readonly party: string; readonly employee: string }, from: Date | null, now: () => Date,
): Effect => async (transaction) => {
  await lockPolicies(transaction)
  const { id } = state.proposal
  if (JSON.stringify(await readState(transaction, id)) !== JSON.stringify(state)) throw new CaseMoved()
  await transaction.query(`insert into policy_approval (proposal_id, party, employee, approved_at)
    values ($1, $2, $3, $4)`, [id, party, employee, now()])
  if (from === null) return
  if (from.getTime() - (await latestInForce(transaction, now())).getTime() < STILL_AHEAD) throw new CaseMoved()
  await transaction.query('update policy_proposal set in_force_from = $2 where id = $1', [id, from])
}

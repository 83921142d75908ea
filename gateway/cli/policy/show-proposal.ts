import { danishTime } from '../danish.ts'
import { layOut } from '../show-value.ts'
import type { ProposalReply } from './policy-replies.ts'
import { POLICY } from './policy-texts.ts'

/** A proposal in plain words: by whom, what it takes to put it in force, and whether it is. */
export const showProposal = (proposal: ProposalReply, inForce: string | null, now: Date): string => [
  `${POLICY.proposal} ${proposal.id}`,
  ...layOut([
    [POLICY.version, proposal.version],
    [POLICY.state, stateOf(proposal, inForce, now)],
    [POLICY.change, proposal.newlyPermits ? POLICY.permitsMore : POLICY.onlyTakesAway],
    [POLICY.proposed, `${proposal.proposedBy}, ${danishTime(proposal.proposedAt)}`],
    ...proposal.approvals.map(({ party, employee, approvedAt }) =>
      [POLICY.approved, `${party}:${employee}, ${danishTime(approvedAt)}`]),
  ].map(([label = '', value = '']) => ({ depth: 1, label, value }))),
].join('\n')

const stateOf = ({ inForceFrom, version }: ProposalReply, inForce: string | null, now: Date): string => {
  if (inForceFrom === null) return POLICY.waits
  if (now < new Date(inForceFrom)) return `${POLICY.fromThen} ${danishTime(inForceFrom)}`
  return `${version === inForce ? POLICY.since : POLICY.was} ${danishTime(inForceFrom)}`
}

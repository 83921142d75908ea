import { danishTime } from '../danish.ts'
import { layOut } from '../show-value.ts'
import type { ProposalReply } from './policy-replies.ts'
import { POLICY } from './policy-texts.ts'

/** Proposals in plain words. A version may be in force a second time: it is by the latest that it was put in force. */
export const showProposals = (proposals: readonly ProposalReply[], inForce: string | null, now: Date): readonly string[] => {
  const since = proposals.flatMap(({ version, inForceFrom }) => (version === inForce && inForceFrom ? [Date.parse(inForceFrom)] : []))
  const current = Math.max(...since.filter((begun) => begun <= now.getTime()))
  return proposals.map((one) => showProposal(one, now, Date.parse(one.inForceFrom ?? '') === current))
}

/** A proposal in plain words: by whom, what it takes to put it in force, and whether it is. */
export const showProposal = (proposal: ProposalReply, now: Date, isInForce = false): string => [
  `${POLICY.proposal} ${proposal.id}`,
  ...layOut([
    [POLICY.version, proposal.version],
    [POLICY.state, stateOf(proposal, now, isInForce)],
    [POLICY.change, proposal.newlyPermits ? POLICY.permitsMore : POLICY.onlyTakesAway],
    [POLICY.proposed, `${proposal.proposedBy}, ${danishTime(proposal.proposedAt)}`],
    ...proposal.approvals.map(({ party, employee, approvedAt }) =>
      [POLICY.approved, `${party}:${employee}, ${danishTime(approvedAt)}`]),
  ].map(([label = '', value = '']) => ({ depth: 1, label, value }))),
].join('\n')

const stateOf = ({ inForceFrom }: ProposalReply, now: Date, isInForce: boolean): string => {
  if (inForceFrom === null) return POLICY.waits
  if (now < new Date(inForceFrom)) return `${POLICY.fromThen} ${danishTime(inForceFrom)}`
  return `${isInForce ? POLICY.since : POLICY.was} ${danishTime(inForceFrom)}`
}

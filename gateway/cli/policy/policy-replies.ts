import { z } from 'zod'

const sentence = z.object({ da: z.string(), en: z.string() })
const kind = z.enum(['newlyPermitted', 'newlyRefused'])

const proposal = z.object({
  id: z.string(),
  version: z.string(),
  against: z.string().nullable(),
  newlyPermits: z.boolean(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  inForceFrom: z.string().nullable(),
  approvals: z.array(z.object({ party: z.string(), employee: z.string(), approvedAt: z.string() })),
})

const explained = z.object({
  field: z.string(), permitted: z.boolean(), exchange: z.string().nullable(), firewall: z.string().nullable(),
  consent: z.string().nullable(), sentences: z.array(sentence),
})

export type ProposalReply = z.infer<typeof proposal>
export type ExplainedReply = z.infer<typeof explained>

/** What each operation of `samsyn policy` reads of its answer. */
export const POLICY_REPLIES = {
  list: z.object({ policyProposals: z.object({ inForce: z.string().nullable(), proposals: z.array(proposal) }) }),
  show: z.object({ policyDocument: z.object({ version: z.string(), document: z.string() }) }),
  propose: z.object({ proposePolicies: z.object({ proposal: proposal.nullable(), faults: z.array(z.string()) }) }),
  approve: z.object({ approvePolicies: z.object({ proposal }) }),
  difference: z.object({ policyDifference: z.object({
    from: z.string(), to: z.string(), disclosures: z.array(z.object({ kind, says: sentence })), plans: z.array(sentence),
  }) }),
  readers: z.object({ whoCanSee: z.object({
    version: z.string(),
    field: z.string(),
    readers: z.array(z.object({ exchange: z.string(), parties: z.array(z.string()).nullable(), says: sentence })),
  }) }),
  simulation: z.object({ simulatePolicies: z.object({
    version: z.string(), against: z.string(), since: z.string(), disclosures: z.number(), leftOut: z.number(),
    truncated: z.boolean(),
    changes: z.array(z.object({
      kind, agency: z.string(), role: z.string(), purpose: z.string(), field: z.string(), before: z.string(),
      after: z.string(), times: z.number(),
    })),
  }) }),
  decidedAgain: z.object({ explainDisclosure: z.object({
    at: z.string(), recipient: z.string(), role: z.string(), purpose: z.string(), version: z.string(),
    given: z.array(z.string()),
    withheld: z.array(z.object({ field: z.string(), because: z.string(), rule: z.string() })),
    decidedAgain: z.array(explained).nullable(),
  }) }),
  explanation: z.object({ explainPolicies: z.object({ version: z.string(), facts: z.array(explained) }) }),
}

export type SimulationReply = z.infer<typeof POLICY_REPLIES.simulation>['simulatePolicies']
export type DecidedAgainReply = z.infer<typeof POLICY_REPLIES.decidedAgain>['explainDisclosure']

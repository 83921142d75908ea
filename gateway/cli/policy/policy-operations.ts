import type { Purpose } from '../../../schema/purpose.ts'
import { operation } from '../operations.ts'

const PROPOSAL =
  '{ id version against newlyPermits proposedBy proposedAt inForceFrom approvals { party employee approvedAt } }'
const EXPLAINED = '{ field permitted exchange firewall consent sentences { da en } }'

/** The operations of `samsyn policy`: for the purpose OVERSIGHT, but for explaining one's own asking. */
export const POLICY_OPERATIONS = {
  list: operation('query', '', 'OVERSIGHT', `policyProposals { inForce proposals ${PROPOSAL} }`),
  show: operation('query', '$version: String', 'OVERSIGHT', 'policyDocument(version: $version) { version document }'),
  propose: operation('mutation', '$document: String!', 'OVERSIGHT',
    `proposePolicies(document: $document) { proposal ${PROPOSAL} faults }`),
  approve: operation('mutation', '$proposal: ID!', 'OVERSIGHT', `approvePolicies(proposal: $proposal) { proposal ${PROPOSAL} }`),
  difference: operation('query', '$from: String!, $to: String!', 'OVERSIGHT',
    'policyDifference(from: $from, to: $to) { from to disclosures { kind says { da en } } plans { da en } }'),
  readers: operation('query', '$fact: String!, $case: ID, $version: String', 'OVERSIGHT',
    'whoCanSee(fact: $fact, case: $case, version: $version) { version field readers { exchange parties says { da en } } }'),
  simulation: operation('query', '$version: String!, $days: Int', 'OVERSIGHT', `simulatePolicies(version: $version, days: $days) {
    version against since disclosures leftOut truncated changes { kind agency role purpose field before after times } }`),
  decidedAgain: operation('query', '$log: String!, $leaf: String!', 'OVERSIGHT', `explainDisclosure(log: $log, leaf: $leaf) {
    at recipient role purpose version given withheld { field because rule } decidedAgain ${EXPLAINED} }`),
}

export const explainOperation = (purpose: Purpose): string =>
  operation('query', '$case: ID!, $fields: [String!]!, $role: Role, $purpose: Purpose, $version: String', purpose,
    `explainPolicies(case: $case, fields: $fields, role: $role, purpose: $purpose, version: $version) {
      version facts ${EXPLAINED} }`)

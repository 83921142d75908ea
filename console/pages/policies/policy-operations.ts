import { graphql } from '../../frame/contract.ts'

/** The rules as one document. */
export const DOCUMENT = graphql(`query ($version: String, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  policyDocument(version: $version) { version document }
}`)

const READ_BY = graphql('fragment ReadBy on FactReaders @_unmask { version readers { exchange agency purpose says { da en } } }')

/** Who can see one fact, for what and when. */
export const READERS = graphql(`query ($fact: String!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  whoCanSee(fact: $fact) { ...ReadBy }
}`, [READ_BY])

/** Who could see one fact at an instant, and who can now. */
export const READERS_THEN = graphql(`query ($fact: String!, $at: DateTime!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  whoCouldSee(fact: $fact, at: $at) { then { ...ReadBy } now { ...ReadBy } }
}`, [READ_BY])

/** Every version: proposed, approved, in force. */
export const PROPOSALS = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  policyProposals {
    inForce
    proposals {
      id version against newlyPermits proposedBy proposedAt inForceFrom approvals { party employee approvedAt }
    }
  }
}`)

/** What changes from one version to another. */
export const DIFFERENCE = graphql(`query ($from: String!, $to: String!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  policyDifference(from: $from, to: $to) { disclosures { kind says { da en } } plans { da en } }
}`)

export const APPROVE = graphql(`mutation ($proposal: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  approvePolicies(proposal: $proposal) { proposal { id inForceFrom } }
}`)

import { graphql } from '../../frame/contract.ts'
import { ACT, BREACH, SUMMARY } from '../review/review-operations.ts'

export const DRAWN = graphql(`fragment Drawn on DrawnDisclosure @_unmask {
  id overseer recipient employee stratum drawnAt state entry { ...Summary } acts { ...Act } breach { ...BreachState }
}`, [SUMMARY, ACT, BREACH])

export const SAMPLES = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  samples {
    samples {
      id rule from until nonceHash committedAt committedBy drawnAt
      strata { recipient purpose role size }
      bounds { log size }
      disclosures { ...Drawn }
      statistics {
        population drawn notDrawn awaiting explained justified breachesSuspected breachesConfirmed
        explainedByRules { rule says { da en } disclosures }
      }
    }
  }
}`, [DRAWN])

export const REQUESTS = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  explanationRequests(open: true) { requests { ...Drawn } }
}`, [DRAWN])

export const DRAWN_BREACHES = graphql(`query ($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  samples { samples { disclosures { breach { ...BreachState } } } }
}`, [BREACH])

export const COMMIT = graphql(`mutation ($input: CommitSampleInput!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  commitSample(input: $input) { id }
}`)

export const DRAW = graphql(`mutation ($id: ID!, $nonce: String!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  drawSample(id: $id, nonce: $nonce) { id }
}`)

export const EXPLAIN = graphql(`mutation ($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  giveExplanation(id: $id) { id }
}`)

export const JUSTIFY = graphql(`mutation ($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  justifyDisclosure(id: $id) { id }
}`)

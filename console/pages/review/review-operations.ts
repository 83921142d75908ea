import { graphql } from '../../frame/contract.ts'

/** An officer's act, with its reason. */
export const ACT = graphql('fragment Act on OfficerAct @_unmask { id act at party employee reason verdict }')

/** An entry in short. */
export const SUMMARY = graphql(`fragment Summary on EntrySummary @_unmask {
  log leaf at recipient employee role purpose reason outcome case given
}`)

export const BREACH = graphql('fragment BreachState on Breach @_unmask { state suspectedAt due }')

export const BREAK_GLASS = graphql(`query ($state: BreakGlassState, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  breakGlassReviews(state: $state, first: 200) {
    reviews { id due state ownAct entry { ...Summary } acts { ...Act } breach { ...BreachState } }
  }
}`, [SUMMARY, ACT, BREACH])

export const REVIEW = graphql(`mutation ($id: ID!, $verdict: BreakGlassVerdict!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  reviewBreakGlass(id: $id, verdict: $verdict) { id verdict }
}`)

export const FINDINGS = graphql(`query ($state: FindingState, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  findings(state: $state, first: 200) {
    findings {
      id recipient employee firstAt latestAt state
      pattern { title { da en } because { da en } source }
      evidence { ...Summary } acts { ...Act } breach { ...BreachState }
    }
    patterns { id title { da en } because { da en } source }
  }
}`, [SUMMARY, ACT, BREACH])

export const DISMISS = graphql(`mutation ($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  dismissFinding(id: $id) { finding { id } }
}`)

export const SUSPECT = graphql(`mutation ($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  suspectBreach(id: $id) { breach { state } }
}`)

export const DECIDE = graphql(`mutation ($id: ID!, $confirmed: Boolean!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  decideBreach(id: $id, confirmed: $confirmed) { breach { state } }
}`)

export const CLOSE = graphql(`mutation ($id: ID!, $notified: Boolean!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  closeBreach(id: $id, notified: $notified) { breach { state } }
}`)

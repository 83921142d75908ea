import { graphql, type ResultOf } from '../../frame/contract.ts'

export const OWN_CASES = graphql(`
  query OwnCases($after: String, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    cases(first: 50, after: $after) { edges { node { id fileNumber } } pageInfo { hasNextPage endCursor } }
  }
`)

export const CASE_BY_FILE_NUMBER = graphql(`
  query CaseByFileNumber($fileNumber: String!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    caseByFileNumber(fileNumber: $fileNumber) { id }
  }
`)

export const CONSENTS = graphql(`
  query Consents($case: ID!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    consentRecords(case: $case) {
      records { id givenBy recipients purposes categories form validFrom validUntil language interpreter withdrawnAt }
    }
  }
`)

export const CONSENT_CHOICES = graphql(`
  query ConsentChoices($case: ID!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    consentChoices(case: $case) { givers choices { recipient linked purpose categories inWriting } }
  }
`)

export const WHAT_STOPS = graphql(`
  query WhatStops($id: ID!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    whatStops(id: $id) { stops { exchange recipient purpose controller fields } }
  }
`)

export const GIVE = graphql(`
  mutation GiveConsent($input: GiveConsentInput!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    giveConsent(input: $input) { consentRecord { id } }
  }
`)

export const WITHDRAW = graphql(`
  mutation WithdrawConsent($id: ID!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    withdrawConsent(id: $id) { consentRecord { id } }
  }
`)

export const SHARE_REQUESTS = graphql(`
  query ShareRequests($reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    openShareRequests { requests { id case recipient purpose askedAt } }
  }
`)

export const CLOSE_SHARE_REQUEST = graphql(`
  mutation CloseShareRequest($id: ID!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) {
    closeShareRequest(id: $id) { id }
  }
`)

export type ConsentRecord = ResultOf<typeof CONSENTS>['consentRecords']['records'][number]
export type ConsentChoice = ResultOf<typeof CONSENT_CHOICES>['consentChoices']['choices'][number]
export type StoppedExchange = ResultOf<typeof WHAT_STOPS>['whatStops']['stops'][number]

/** What the trail has as the reason of each step at the desk. */
export const REASONS = {
  list: 'samtykker: oversigt over egne sager',
  requests: 'samtykker: ser, hvad referencegrupper beder om',
  show: 'samtykker: viser sagens samtykker',
  choices: 'samtykker: forbereder et samtykke',
  give: 'samtykker: noterer det samtykke, der er givet',
  stops: 'samtykker: viser, hvad en tilbagetrækning stopper',
  withdraw: 'samtykker: noterer en tilbagetrækning',
  sheet: 'samtykker: udskriver arket til personen',
} as const

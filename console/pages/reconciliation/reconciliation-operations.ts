import { graphql, type ResultOf } from '../../frame/contract.ts'

export const RUNS = graphql(`
  query Reconciliations($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
    reconciliations(first: 30) {
      runs {
        id ranAt from to dailyOf compared unread asked recorded
        differences { party disclosureId kind onlyAsked onlyRecorded }
      }
    }
  }
`)

export const RECONCILE = graphql(`
  mutation Reconcile($from: DateTime!, $to: DateTime!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
    reconcile(from: $from, to: $to) { id }
  }
`)

export type Run = ResultOf<typeof RUNS>['reconciliations']['runs'][number]

import { graphql, type ResultOf } from '../../frame/contract.ts'

export const NOTICES = graphql(`
  query CorrectionNotices($confirmed: Boolean!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
    correctionNotices(confirmed: $confirmed) { notices { id case controller kind facts reportedAt due confirmedAt } }
  }
`)

export const CORRECTIONS = graphql(`
  query Corrections($state: CorrectionState!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
    corrections(state: $state) {
      corrections { id case kind facts reportedAt resolved recipients { party facts due deliveredAt confirmedAt overdue } }
    }
  }
`)

export const CONFIRM = graphql(`
  mutation ConfirmCorrection($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
    confirmCorrection(id: $id) { id }
  }
`)

export type Correction = ResultOf<typeof CORRECTIONS>['corrections']['corrections'][number]

import { graphql, type ResultOf } from '../../frame/contract.ts'

export const DOCUMENTS = graphql(`query Documents($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  trustedDocuments {
    documents {
      id party documentId document name purpose fields registeredBy registeredAt inForce withdrawnBy withdrawnAt
      approvers { agency approvedBy approvedAt }
    }
  }
}`)

export const REGISTER_DOCUMENT = graphql(`mutation RegisterDocument($document: String!, $reason: String!)
@purpose(is: OVERSIGHT, reason: $reason) {
  registerDocument(document: $document) { document { id } }
}`)

export const APPROVE_DOCUMENT = graphql(`mutation ApproveDocument($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  approveDocument(id: $id) { document { id } }
}`)

export const WITHDRAW_DOCUMENT = graphql(`mutation WithdrawDocument($id: ID!, $reason: String!) @purpose(is: OVERSIGHT, reason: $reason) {
  withdrawDocument(id: $id) { document { id } }
}`)

export type TrustedDocument = ResultOf<typeof DOCUMENTS>['trustedDocuments']['documents'][number]

import { operation } from '../operations.ts'

const DOCUMENT = `{ id party documentId document name purpose fields inForce registeredBy registeredAt withdrawnBy withdrawnAt
  approvers { agency approvedBy approvedAt } }`

/** The operations of `samsyn documents`. */
export const DOCUMENT_OPERATIONS = {
  list: operation('query', '', 'OVERSIGHT', `trustedDocuments { documents ${DOCUMENT} }`),
  register: operation('mutation', '$document: String!', 'OVERSIGHT', `registerDocument(document: $document) { document ${DOCUMENT} }`),
  approve: operation('mutation', '$id: ID!', 'OVERSIGHT', `approveDocument(id: $id) { document ${DOCUMENT} }`),
  withdraw: operation('mutation', '$id: ID!', 'OVERSIGHT', `withdrawDocument(id: $id) { document ${DOCUMENT} }`),
}

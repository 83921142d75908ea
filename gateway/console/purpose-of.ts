import { Kind } from 'graphql'
import { GATEWAY } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { DocumentRequest } from '../documents/admit-document.ts'
import type { DocumentsInForce } from '../documents/documents-in-force.ts'
import { parsed, purposeIn } from '../documents/read-document.ts'
import { Refused } from '../refused.ts'

/** The purpose that the operation in a body states: what a token is to be for. @throws {Refused} */
export const createPurposeOf = (documents: Pick<DocumentsInForce, 'textOf'>) => (body: unknown): Purpose => {
  const document = parsed(textIn((body ?? {}) as DocumentRequest, documents))
  if (!document) throw new Refused('SYNTAX_INVALID')
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const purpose = operation && purposeIn(operation)
  if (!purpose) throw new Refused('PURPOSE_MISSING')
  return purpose
}

const textIn = ({ query, documentId }: DocumentRequest, documents: Pick<DocumentsInForce, 'textOf'>): string => {
  if (documentId === undefined) return String(query ?? '')
  const text = documents.textOf(GATEWAY, String(documentId))
  if (text === undefined) throw new Refused('UNAVAILABLE')
  if (text === null) throw new Refused('DOCUMENT_UNKNOWN')
  return text
}

import type { Party } from '../../schema/agency.ts'
import type { Code } from '../codes.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { DOCUMENT_ID, documentIdOf } from './document-id.ts'
import type { DocumentsInForce } from './documents-in-force.ts'

interface AdmitDocumentDeps {
  readonly documents: Pick<DocumentsInForce, 'textOf'>
  /** Whether operations run that nobody registered: in the demonstration alone. */
  readonly free: boolean
  readonly refuseEarly: RefuseEarly
}

/** The body of a request of GraphQL over HTTP, as far as it says which operation it is. */
export interface DocumentRequest {
  query?: unknown
  documentId?: unknown
}

/**
 * Admits an operation that its party has registered and the controllers approved, named by its id or sent as its text:
 * the text takes the place of the id. Any other is refused, and recorded (P9). @throws {Refused}
 */
export const createAdmitDocument = ({ documents, free, refuseEarly }: AdmitDocumentDeps) =>
  async (authenticated: Authenticated, owner: Party, request: DocumentRequest): Promise<void> => {
    const { query, documentId } = request
    if (free && documentId === undefined) return
    const refuseAs = (code: Code): Promise<never> => refuseEarly(authenticated, code)
    const id = documentId ?? (typeof query === 'string' ? documentIdOf(query) : undefined)
    if (typeof id !== 'string' || (documentId !== undefined && query !== undefined)) return refuseAs('REQUEST_INVALID')
    const text = DOCUMENT_ID.test(id) ? documents.textOf(owner, id) : null
    if (text === undefined) return refuseAs('UNAVAILABLE')
    if (text === null) return refuseAs('DOCUMENT_UNKNOWN')
    request.query = text
  }

export type AdmitDocument = ReturnType<typeof createAdmitDocument>

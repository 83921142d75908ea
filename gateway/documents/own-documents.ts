import { JOINING_OPERATIONS } from '../cli/joining/joining-operations.ts'
import { DOCUMENT_OPERATIONS } from '../cli/documents/document-operations.ts'
import { documentIdOf } from './document-id.ts'

/**
 * What the command line sends to let agencies join and to register documents, by its id. Nobody registers these: they come
 * with the gateway, are reviewed with it, and ask for no fact.
 */
export const OWN_DOCUMENTS: ReadonlyMap<string, string> = new Map(
  [...Object.values(JOINING_OPERATIONS), ...Object.values(DOCUMENT_OPERATIONS)].map((text) => [documentIdOf(text), text]))

import { Kind } from 'graphql'
import { DOCUMENT_OPERATIONS } from '../cli/documents/document-operations.ts'
import { JOINING_OPERATIONS } from '../cli/joining/joining-operations.ts'
import { documentIdOf } from './document-id.ts'
import { parsed } from './read-document.ts'

const COMMANDS = [...Object.values(JOINING_OPERATIONS), ...Object.values(DOCUMENT_OPERATIONS)]

/** The fields that an operation asks for at its root; a fragment there counts as one that nobody has. */
const rootFieldsOf = (text: string): readonly string[] => {
  const operation = parsed(text)?.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  return operation?.selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : '...')) ?? ['...']
}

const OWN_FIELDS = new Set(COMMANDS.flatMap(rootFieldsOf))

/**
 * What the command line sends to let agencies join and to register documents, and what the console's pages send for just
 * that, by its id. Nobody registers these, who would need them for it: they come with the gateway, are reviewed with it, and
 * ask for no fact.
 */
export const ownDocuments = (ofConsole: readonly string[]): ReadonlyMap<string, string> => new Map(
  [...COMMANDS, ...ofConsole.filter((text) => rootFieldsOf(text).every((name) => OWN_FIELDS.has(name)))]
    .map((text) => [documentIdOf(text), text]))

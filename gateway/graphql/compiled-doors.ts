import { BREAK, Kind, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { GatewayContext } from './context.ts'

/** Carries an operation out. No `data` when its variables are not what it declares: then nothing was done. */
export type CarryOut = (context: GatewayContext, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult>

/** The compiled form of a document; undefined when it is to be carried out as it stands. */
export type CompiledDoors = (document: DocumentNode) => CarryOut | undefined

/**
 * Compiles, once a document, operations that open doors to facts and nothing else: below a door all is read from the
 * plain values of an answer. Where `@skip` or `@include` say what is selected, a document is carried out as it stands; so is
 * one that names a field `__proto__`, which compiled code would leave out of the answer.
 */
export const createCompiledDoors = (schema: GraphQLSchema): CompiledDoors => {
  const known = new WeakMap<DocumentNode, CarryOut | null>()
  return (document) => {
    const carryOut = known.get(document) ?? (known.has(document) ? null : compiled(schema, document))
    known.set(document, carryOut)
    return carryOut ?? undefined
  }
}

const compiled = (schema: GraphQLSchema, document: DocumentNode): CarryOut | null => {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (!operations.every(opensDoorsAlone) || isForTheInterpreter(document)) return null
  const made = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true })
  return isCompiledQuery(made) ? async (context, variables) => made.query(undefined, context, variables) : null
}

const DOORS = ['case', 'caseByFileNumber', 'cases']

const opensDoorsAlone = ({ operation, selectionSet }: OperationDefinitionNode): boolean =>
  operation === 'query' && selectionSet.selections.every((one) => one.kind === Kind.FIELD && DOORS.includes(one.name.value))

const isForTheInterpreter = (document: DocumentNode): boolean => {
  let found = false
  const look = (is: boolean): typeof BREAK | undefined => {
    found ||= is
    return is ? BREAK : undefined
  }
  visit(document, {
    Directive: ({ name }) => look(['skip', 'include'].includes(name.value)),
    Field: ({ alias }) => look(alias?.value === '__proto__'),
  })
  return found
}

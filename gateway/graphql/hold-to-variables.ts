import { isNonNullType, TypeInfo, visit, visitWithTypeInfo, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql'
import { Refused } from '../refused.ts'

type Asked = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments' | 'variableValues'>

/**
 * Holds an operation to its variables before anything is done: one that has a default may stand where nothing may be null, and
 * be null after all (GraphQL, section 5.8.5). What stands below a change would else fail once the change is made.
 * @throws {Refused} when one is
 */
export const holdToVariables = (asked: Asked): void => {
  if (neededIn(asked).some((name) => asked.variableValues[name] === null)) throw new Refused('VARIABLES_INVALID')
}

const known = new WeakMap<OperationDefinitionNode, readonly string[]>()

/** The variables of an operation that stand where nothing may be null: worked out once a document. */
const neededIn = ({ schema, operation, fragments }: Asked): readonly string[] => {
  const found = known.get(operation)
  if (found) return found
  const needed = new Set<string>()
  const types = new TypeInfo(schema)
  for (const part of [operation, ...Object.values(fragments)])
    visit(part, visitWithTypeInfo(types, { Variable: ({ name }) => void (isNonNullType(types.getInputType()) && needed.add(name.value)) }))
  known.set(operation, [...needed])
  return [...needed]
}

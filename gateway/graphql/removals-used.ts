import { getNamedType, isInputObjectType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql'
import { removalsOf, type Part, type Removal } from '../../schema/removal.ts'

/** What a document names that goes from the contract, in its order; the values of its variables are not looked into. */
export type RemovalsUsed = (document: DocumentNode) => readonly Removal[]

const NONE: readonly Removal[] = []

/** Works it out once a document. @throws where the contract announces a removal wrongly. */
export const createRemovalsUsed = (schema: GraphQLSchema): RemovalsUsed => {
  const removals = removalsOf(schema)
  if (removals.size === 0) return () => NONE
  const known = new WeakMap<DocumentNode, readonly Removal[]>()
  return (document) => {
    const used = known.get(document) ?? usedIn(document, schema, removals)
    known.set(document, used)
    return used
  }
}

const usedIn = (document: DocumentNode, schema: GraphQLSchema, removals: ReadonlyMap<Part, Removal>): readonly Removal[] => {
  const used = new Set<Removal>()
  const note = (part: Part | null | undefined): void => {
    const removal = part && removals.get(part)
    if (removal) used.add(removal)
  }
  const types = new TypeInfo(schema)
  visit(document, visitWithTypeInfo(types, {
    Field: () => note(types.getFieldDef()),
    Argument: () => note(types.getArgument()),
    EnumValue: () => note(types.getEnumValue()),
    ObjectField: ({ name }) => {
      const input = getNamedType(types.getParentInputType())
      note(isInputObjectType(input) ? input.getFields()[name.value] : undefined)
    },
  }))
  return [...used]
}

/** Since when the first of them is announced (RFC 9745), and when the first goes (RFC 8594). */
export const removalHeaders = (removals: readonly Removal[]): Readonly<Record<string, string>> => {
  const firstOf = (day: 'announced' | 'on'): Date => new Date(Math.min(...removals.map((one) => Date.parse(one[day]))))
  return { deprecation: `@${firstOf('announced').getTime() / 1_000}`, sunset: firstOf('on').toUTCString() }
}

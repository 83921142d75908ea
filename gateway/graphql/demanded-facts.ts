import {
  getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isObjectType, Kind,
  type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionNode, type SelectionSetNode,
} from 'graphql'
import type { Fact } from '../../schema/fact.ts'
import { factAt } from '../../schema/facts.ts'

/**
 * The facts that an operation asks for below one of the doors, in the contract's order of first mention: through
 * aliases, fragments and `@skip`/`@include`, each fact once. A view of which no fact is asked for asks for nothing.
 */
export const demandedFacts = (info: GraphQLResolveInfo): readonly Fact[] => {
  const [door, ...merged] = info.fieldNodes
  const known = door && merged.length === 0 ? unconditional.get(door) : undefined
  if (known) return known
  const type = getNamedType(info.returnType)
  if (!isObjectType(type)) return []
  const walk: Walk = { info, facts: new Set(), conditional: false, spread: new Set() }
  for (const node of info.fieldNodes) if (node.selectionSet) collect(walk, type, node.selectionSet, [])
  const facts = [...walk.facts]
  if (door && merged.length === 0 && !walk.conditional) unconditional.set(door, facts)
  return facts
}

/** What a door asks for below which nothing depends on variables: the same in every request of its document. */
const unconditional = new WeakMap<FieldNode, readonly Fact[]>()

const isConditional = (node: SelectionNode): boolean => (node.directives?.length ?? 0) > 0

interface Walk {
  readonly info: GraphQLResolveInfo
  readonly facts: Set<Fact>
  /** Whether some selection depends on variables. */
  conditional: boolean
  /** Fragments already walked, with the place they were spread at: each once, however often it is spread. */
  readonly spread: Set<string>
}

const collect = (walk: Walk, type: GraphQLObjectType, set: SelectionSetNode, path: readonly string[]): void => {
  const { info, facts, spread } = walk
  for (const selection of set.selections) {
    walk.conditional ||= isConditional(selection)
    if (!isIncluded(info, selection)) continue
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value]
      if (!field) continue
      // the path begins at the case view: what leads to it (edges, node) is no part of a fact's place
      const place = type.name === 'CaseView' ? [field.name] : path.length > 0 ? [...path, field.name] : []
      const fact = factAt(place.join('.'))
      if (fact) facts.add(fact)
      const below = getNamedType(field.type)
      if (selection.selectionSet && isObjectType(below)) collect(walk, below, selection.selectionSet, place)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(walk, type, selection.selectionSet, path)
    } else {
      const fragment = info.fragments[selection.name.value]
      const visit = `${type.name} ${path.join('.')} ${selection.name.value}`
      if (!fragment || spread.has(visit)) continue
      spread.add(visit)
      collect(walk, type, fragment.selectionSet, path)
    }
  }
}

const isIncluded = (info: GraphQLResolveInfo, node: Parameters<typeof getDirectiveValues>[1]): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false

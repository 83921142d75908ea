import {
  buildSchema, getDirectiveValues, getNamedType, isCompositeType, isObjectType, Kind,
  type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql'
import type { Controller } from './agency.ts'
import type { DataCategory } from './data-category.ts'
import type { Fact } from './fact.ts'
import { sdl } from './sdl.ts'

/**
 * The catalogue of facts, read off `@held` in the contract. Building it is the check of P4 on the contract: every leaf below
 * a controller's view is classified and nullable, and each controller has one view, which is its own. @throws where it is not so.
 */
export const factsOf = (schema: GraphQLSchema): readonly Fact[] => {
  const type = schema.getType('CaseView')
  if (!isObjectType(type)) throw new Error('the contract has no type `CaseView`')
  const facts = Object.values(type.getFields()).flatMap((field) => {
    const view = getNamedType(field.type)
    if (!isObjectType(view) || !view.name.endsWith('View')) return []
    if (field.type !== view) throw new Error(`\`CaseView.${field.name}\` must be nullable, and no list`)
    return leavesOf(schema, view, field.name, [])
  })
  for (const { id, controller, view } of facts)
    if (facts.some((other) => (other.controller === controller) !== (other.view === view)))
      throw new Error(`\`${id}\` stands in a view with another controller's facts, or its controller has two views`)
  return facts
}

const leavesOf = (schema: GraphQLSchema, type: GraphQLObjectType, view: string, path: readonly string[]): Fact[] =>
  Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    const place = [...path, field.name]
    if (String(field.type).endsWith('!')) throw new Error(`\`${type.name}.${field.name}\` must be nullable`)
    if (isObjectType(named)) return leavesOf(schema, named, view, place)
    if (isCompositeType(named)) throw new Error(`\`${type.name}.${field.name}\` is an interface or union over held facts`)
    return [factOf(schema, type, field, view, place)]
  })

const factOf = (
  schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, view: string, place: readonly string[],
): Fact => {
  const directive = schema.getDirective('held')
  const held = directive && field.astNode?.kind === Kind.FIELD_DEFINITION && getDirectiveValues(directive, field.astNode)
  if (!held) throw new Error(`\`${type.name}.${field.name}\` says neither who holds it nor as what (@held)`)
  const controller = held['by'] as Controller
  const path = place.join('.')
  return { id: `${controller}.${path}`, controller, view, path, field: `${view}.${path}`, category: held['as'] as DataCategory }
}

/** The contract, as one schema. */
export const CONTRACT: GraphQLSchema = buildSchema(sdl)

/** All facts of the contract, in its order. */
export const FACTS: readonly Fact[] = factsOf(CONTRACT)

const byId = new Map(FACTS.map((fact) => [fact.id, fact]))

/** The fact of an id such as `CMM.needs.language`. @throws when there is none. */
export const factNamed = (id: string): Fact => {
  const fact = byId.get(id)
  if (!fact) throw new Error(`there is no fact \`${id}\` in the contract`)
  return fact
}

const byField = new Map(FACTS.map((fact) => [fact.field, fact]))

/** The fact of a field such as `cmm.needs.language`; undefined when the contract has none, or no longer. */
export const factAt = (field: string): Fact | undefined => byField.get(field)

/** The facts that are named by field, or all below one, such as `cmm`; in the contract's order. */
export const factsWithin = (fields: readonly string[]): readonly Fact[] =>
  FACTS.filter(({ field }) => fields.some((named) => field === named || field.startsWith(`${named}.`)))

import {
  buildSchema, getNamedType, getNullableType, isEnumType, isListType, isObjectType,
  type GraphQLObjectType, type GraphQLOutputType,
} from 'graphql'
import type { Controller } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { sdl } from '../../schema/sdl.ts'

/** A value that stands in a controller's facts, at the path of a fact of the contract (or of none). */
export interface Held {
  readonly path: string
  readonly value: unknown
  /** What is wrong with it in the contract's terms, or null. */
  readonly wrong: string | null
}

const schema = buildSchema(sdl)
const caseView = schema.getType('CaseView') as GraphQLObjectType

/** Every value of a controller's facts of one case, and whether the contract's type takes it. */
export const heldBy = (controller: Controller, facts: object): Held[] => {
  const view = FACTS.find((fact) => fact.controller === controller)?.view
  const type = view && caseView.getFields()[view]?.type
  if (!type) throw new Error(`the contract has no view of \`${controller}\``)
  return walk(getNamedType(type) as GraphQLObjectType, facts, [])
}

const walk = (type: GraphQLObjectType, facts: object, place: readonly string[]): Held[] =>
  Object.entries(facts).flatMap(([name, value]) => {
    const field = type.getFields()[name]
    const path = [...place, name].join('.')
    return field ? valuesOf(field.type, value, path) : [{ path, value, wrong: 'is not in the contract' }]
  })

const valuesOf = (type: GraphQLOutputType, value: unknown, path: string): Held[] => {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return Array.isArray(value)
    ? (value as unknown[]).flatMap((item) => valuesOf(nullable.ofType as GraphQLOutputType, item, path))
    : [{ path, value, wrong: 'is not a list' }]
  if (isObjectType(nullable)) return typeof value === 'object' && value !== null
    ? walk(nullable, value, path.split('.'))
    : [{ path, value, wrong: 'is not an object' }]
  const fits = isEnumType(nullable) ? nullable.getValue(String(value)) !== undefined : SCALARS[String(nullable)]?.(value)
  return [{ path, value, wrong: fits ? null : `is not a ${String(nullable)}` }]
}

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string' && value.length > 0,
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value),
  Date: (value) => typeof value === 'string' && new Date(`${value}T00:00:00.000Z`).toJSON() === `${value}T00:00:00.000Z`,
  DateTime: (value) => typeof value === 'string' && new Date(value).toJSON() === value,
}

import {
  getNamedType, getNullableType, isEnumType, isListType, isObjectType, type GraphQLNamedType, type GraphQLObjectType,
} from 'graphql'
import type { Controller } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import { CONTRACT, FACTS } from '../../schema/facts.ts'

/** The paths of all facts of a controller, in the contract's order. */
export const pathsOf = (controller: Controller): string[] =>
  FACTS.filter((fact) => fact.controller === controller).map((fact) => fact.path)

/**
 * A value for every fact that a controller may hold, of the contract's types, two to a list. Other seeds give other values;
 * texts hold what XML, SQL, JSON and URLs write with care.
 */
export const exampleFacts = (controller: Controller, seed: number): FactValues => {
  const view = FACTS.find((fact) => fact.controller === controller)?.view ?? ''
  const caseView = CONTRACT.getType('CaseView') as GraphQLObjectType
  return objectOf(getNamedType(caseView.getFields()[view]?.type) as GraphQLObjectType, seed)
}

const objectOf = (type: GraphQLObjectType, seed: number): FactValues =>
  Object.fromEntries(Object.values(type.getFields()).map((field, index) => {
    const at = seed * 17 + index
    const one = (turn: number): unknown => valueOf(getNamedType(field.type), field.name, at + turn)
    return [field.name, isListType(getNullableType(field.type)) ? [one(0), one(1)] : one(0)]
  }))

const twoDigits = (seed: number, most: number): string => String((seed % most) + 1).padStart(2, '0')

const valueOf = (type: GraphQLNamedType, name: string, seed: number): unknown => {
  if (isObjectType(type)) return objectOf(type, seed)
  if (isEnumType(type)) return type.getValues()[seed % type.getValues().length]?.name
  switch (type.name) {
    case 'Int': return seed % 12
    case 'Boolean': return seed % 2 === 0
    case 'Date': return `2026-${twoDigits(seed, 12)}-${twoDigits(seed, 28)}`
    case 'DateTime': return `2026-${twoDigits(seed, 12)}-${twoDigits(seed, 28)}T10:${twoDigits(seed, 59)}:00.000Z`
    default: return textOf(name, seed)
  }
}

const textOf = (name: string, seed: number): string => {
  if (name === 'cvrNumber') return String(10_000_000 + seed)
  if (name === 'language') return ['vi', 'ro', 'th'][seed % 3] ?? ''
  if (name === 'nationality' || name === 'returnCountry') return ['VN', 'RO', 'TH'][seed % 3] ?? ''
  return `${name} ${seed} æøå <&"'>;-- \\ %2F`
}

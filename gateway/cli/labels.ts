import { getNamedType, isEnumType, isObjectType, type GraphQLNamedType } from 'graphql'
import { CONTRACT, FACTS } from '../../schema/facts.ts'
import { labelOf } from '../../schema/label.ts'

/** The Danish of a description in the contract, which stands first, such as `Dagen for retsmødet`. */
const danishOf = (description: string | null | undefined): string | undefined => labelOf(description)?.da

/** A field's label, such as `Dagen for retsmødet`; its name where the contract has none. */
export const fieldLabel = (type: GraphQLNamedType, name: string): string =>
  (isObjectType(type) ? danishOf(type.getFields()[name]?.description) : undefined) ?? name

/** An enum value as one says it; its code where the contract has no words for it. */
export const valueLabel = (type: string, value: string): string => {
  const named = CONTRACT.getType(type)
  return (isEnumType(named) ? danishOf(named.getValue(value)?.description) : undefined) ?? value
}

/** The type of a case view, and of a view in it. */
export const CASE_VIEW = CONTRACT.getType('CaseView') as GraphQLNamedType

export const typeBelow = (type: GraphQLNamedType, name: string): GraphQLNamedType =>
  isObjectType(type) ? getNamedType(type.getFields()[name]?.type ?? type) : type

/** A place such as `cmm.needs.language` in words, below its view: `Behov · Sprog`. */
export const placeLabel = (field: string): string => {
  const [view = '', ...path] = field.split('.')
  return path.reduce<{ type: GraphQLNamedType; labels: readonly string[] }>(({ type, labels }, name) => ({
    type: typeBelow(type, name), labels: [...labels, fieldLabel(type, name)],
  }), { type: typeBelow(CASE_VIEW, view), labels: [] }).labels.join(' · ')
}

/** Who holds the fact at a place, in words. */
export const holderLabel = (field: string): string => fieldLabel(CASE_VIEW, field.split('.')[0] ?? '')

/** A controller in words. */
export const controllerLabel = (controller: string): string =>
  holderLabel(FACTS.find((fact) => fact.controller === controller)?.field ?? controller)

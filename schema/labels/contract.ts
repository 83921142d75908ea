import { getNamedType, isEnumType, isObjectType, type GraphQLNamedType } from 'graphql'
import type { ResidenceCategory, Stage } from '../control-data.ts'
import type { Fact } from '../fact.ts'
import { CONTRACT } from '../facts.ts'
import { labelOf, type Label } from '../label.ts'
import type { Purpose } from '../purpose.ts'

/** What the contract's own descriptions call its purposes, stages, residence categories and facts. */
export const purposeName = (purpose: Purpose): Label => valueName('Purpose', purpose)

export const stageName = (stage: Stage): Label => valueName('Stage', stage)

export const residenceName = (residence: ResidenceCategory): Label => valueName('ResidenceCategory', residence)

/** A fact below its controller's view, such as `Behov · Sprog`. */
export const factName = (fact: Fact): Label => {
  const view = typeBelow(CONTRACT.getType('CaseView'), fact.view)
  const { labels } = fact.path.split('.').reduce<{ type: GraphQLNamedType | undefined; labels: readonly Label[] }>(
    ({ type, labels: above }, name) => ({ type: typeBelow(type, name), labels: [...above, fieldName(type, name)] }),
    { type: view, labels: [] },
  )
  return { da: labels.map(({ da }) => da).join(' · '), en: labels.map(({ en }) => en).join(' · ') }
}

/** A value of one of the contract's enumerations, such as `WithheldReason`; its code where the contract has no words. */
export const valueName = (type: string, value: string): Label => {
  const named = CONTRACT.getType(type)
  return (isEnumType(named) ? labelOf(named.getValue(value)?.description) : undefined) ?? { da: value, en: value }
}

const fieldName = (type: GraphQLNamedType | undefined, name: string): Label =>
  (isObjectType(type) ? labelOf(type.getFields()[name]?.description) : undefined) ?? { da: name, en: name }

const typeBelow = (type: GraphQLNamedType | undefined, name: string): GraphQLNamedType | undefined =>
  isObjectType(type) ? getNamedType(type.getFields()[name]?.type) : undefined

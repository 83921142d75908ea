import { getNamedType, isListType, isObjectType, type GraphQLField, type GraphQLNamedType } from 'graphql'
import { purposeHeading } from '../../policies/documents/exchange-tables.ts'
import { linkTo, table } from '../../policies/documents/markdown.ts'
import { sayRoles } from '../../policies/words/asker.ts'
import { whoCanSee, type Access } from '../../policies/who-can-see.ts'
import type { ConsentNeed } from '../../policies/exchange.ts'
import { atOnce } from '../../policies/in-steps.ts'
import { CONTROLLERS, type Controller } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { CONTRACT, FACTS } from '../../schema/facts.ts'
import { labelOf } from '../../schema/label.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { CATEGORY_NAMES } from '../../schema/labels/data-categories.ts'
import { danish, typeCell } from './described.ts'

const CONSENTS: Readonly<Record<ConsentNeed, string>> = { none: '', required: ', med samtykke', inWriting: ', med skriftligt samtykke' }

/** A heading and a table for each controller: what it holds, and to whom each fact is given. */
export const factTables = (): readonly string[] => CONTROLLERS.flatMap((controller) => {
  const facts = FACTS.filter((fact) => fact.controller === controller)
  return [
    `### ${factsHeading(controller)}`,
    table(['Felt', 'Type', 'Betydning', 'Art', 'Gives til'], facts.map(rowOf)),
  ]
})

export const factsHeading = (controller: Controller): string => {
  const view = FACTS.find((fact) => fact.controller === controller)?.view ?? ''
  return `${AGENCY_NAMES[controller].da}: \`${view}\``
}

/** One line for those who see it alike: exchange, purpose, agencies, roles, consent. */
const readersOf = (fact: Fact): string => {
  const lines = new Map<string, readonly Access[]>()
  for (const access of atOnce(whoCanSee(fact))) {
    const key = JSON.stringify([access.exchange, access.purpose, access.roles, access.consent])
    lines.set(key, [...(lines.get(key) ?? []), access])
  }
  return [...lines.values()].map(lineOf).join('<br>') || 'gives ikke til nogen'
}

const lineOf = (alike: readonly Access[]): string => {
  const [{ exchange, purpose, roles, consent }] = alike as readonly [Access, ...Access[]]
  const link = linkTo(purposeHeading(purpose, 'da'), `${exchange} ${purpose}`, 'udveksling.md')
  return `${link}: ${[...new Set(alike.map(({ agency }) => agency))].join(', ')} (${sayRoles(roles).da})${CONSENTS[consent]}`
}

/** The fields that lead to the fact, from its view on; the last is the fact itself. */
const fieldsTo = ({ field }: Fact): readonly GraphQLField<unknown, unknown>[] => {
  let type: GraphQLNamedType | undefined = CONTRACT.getType('CaseView')
  return field.split('.').flatMap((name) => {
    const found = isObjectType(type) ? type.getFields()[name] : undefined
    type = found && getNamedType(found.type)
    return found ? [found] : []
  })
}

const rowOf = (fact: Fact): readonly string[] => {
  const [, ...fields] = fieldsTo(fact)
  const above = fields.slice(0, -1)
  const type = typeCell(String(fields.at(-1)?.type))
  return [
    `\`${fact.field}\``,
    above.some((one) => isListType(one.type)) ? `${type}, i en liste` : type,
    [...above.map((one) => labelOf(one.description)?.da ?? ''), ...fields.slice(-1).map(danish)].join(' · '),
    CATEGORY_NAMES[fact.category].da,
    readersOf(fact),
  ]
}

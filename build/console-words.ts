import { getNamedType, isEnumType, isListType, isObjectType, type GraphQLNamedType } from 'graphql'
import { CODES } from '../gateway/codes.ts'
import { possibleFacts } from '../gateway/cli/chosen-facts.ts'
import { caseOperation } from '../gateway/cli/operations.ts'
import { CODE_TEXTS } from '../gateway/cli/texts.ts'
import { EXCHANGES } from '../policies/exchanges.ts'
import { LEGAL_BASES } from '../policies/legal-bases.ts'
import { AGENCIES } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import { CONTRACT, FACTS } from '../schema/facts.ts'
import type { Label } from '../schema/label.ts'
import { AGENCY_NAMES } from '../schema/labels/agencies.ts'
import { factName, valueName } from '../schema/labels/contract.ts'
import { CATEGORY_NAMES } from '../schema/labels/data-categories.ts'
import { MUNICIPALITY_NAMES } from '../schema/labels/municipalities.ts'
import { ROLE_NAMES } from '../schema/labels/roles.ts'
import { PURPOSES, type Purpose } from '../schema/purpose.ts'
import { ROLES } from '../schema/role.ts'

/** What the contract calls its agencies, roles, categories of data, exchanges, legal bases, and each value of its enumerations; and municipalities. */
export const words = () => ({
  agencies: AGENCY_NAMES,
  municipalities: MUNICIPALITY_NAMES,
  roles: ROLE_NAMES,
  categories: CATEGORY_NAMES,
  exchanges: EXCHANGES.flatMap(({ exchanges }) => exchanges.map(({ id }) => id)),
  legalBases: Object.fromEntries(LEGAL_BASES.map(({ id, citation, title }) =>
    [id, { da: `${citation}: ${title.da}`, en: `${citation}: ${title.en}` }])),
  values: Object.fromEntries(Object.values(CONTRACT.getTypeMap()).filter(isEnumType)
    .filter(({ name }) => !name.startsWith('__'))
    .map((type) => [type.name, Object.fromEntries(type.getValues().map(({ name }) => [name, valueName(type.name, name)]))])),
})

/** The sentence of each code that the gateway answers with. */
export const codeWords = (): Readonly<Record<string, Label>> =>
  Object.fromEntries(Object.entries(CODES).map(([code, [, en]]) => [code, { da: CODE_TEXTS[code as keyof typeof CODES], en }]))

/** Each fact by its field: what it is called, who holds it, and what its values are. */
export const factWords = () => FACTS.map((fact) => {
  const { type, list } = valueType(fact)
  return { field: fact.field, controller: fact.controller, name: factName(fact), type, list }
})

/** What each role may ask for each purpose: all that some exchange could give, whatever the case. */
export const lookUps = () => AGENCIES.flatMap((agency) => ROLES.flatMap((role) => PURPOSES.flatMap((purpose) => {
  const facts = possibleFacts({ party: agency, role }, purpose)
  return facts.length === 0 || purpose === 'COORDINATION' ? [] : [{
    agency, role, purpose, fields: facts.map(({ field }) => field), document: caseOperation('fileNumber', purpose, facts),
    preview: previewOperation(purpose),
  }]
})))

const previewOperation = (purpose: Purpose): string =>
  `query ($asked: String!, $fields: [String!]!, $reason: String!) @purpose(is: ${purpose}, reason: $reason) {
  previewCase(fileNumber: $asked, fields: $fields) { fileNumber facts { field permitted because remedy } }
}`

const valueType = ({ field }: Fact): { type: string; list: boolean } =>
  field.split('.').reduce<{ type: string; list: boolean }>(({ type, list }, name) => {
    const above: GraphQLNamedType | undefined = CONTRACT.getType(type)
    const below = isObjectType(above) ? above.getFields()[name]?.type : undefined
    return below ? { type: getNamedType(below).name, list: list || isListType(below) } : { type, list }
  }, { type: 'CaseView', list: false })

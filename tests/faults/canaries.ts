import { randomBytes } from 'node:crypto'
import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { Seed } from '../../prisma/seed/seed.ts'
import type { Agency } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import { CONTRACT, FACTS } from '../../schema/facts.ts'

/** How a fact's canary begins, and one that an asker sends. The reference systems put the others into error texts. */
export const FACT = 'KANARI-'
export const SENT = 'FREMMED_'
export const CANARIES = [FACT, SENT, 'Testesen', '010190-9999'] as const

/** A word that stands nowhere else, fit to be a name in GraphQL too. */
export const aSentCanary = (): string => `${SENT}${randomBytes(6).toString('hex')}`

/** The seed with a unique canary for every text that an agency holds of a person; CVR numbers must stay eight digits. */
export const withCanaries = (seed: Seed): Seed => ({
  ...seed,
  cases: seed.cases.map((one) => ({
    ...one,
    links: one.links.map((link) => ({ ...link, facts: link.facts && told(viewOf(link.agency), link.facts) })),
  })),
})

const viewOf = (agency: Agency): GraphQLObjectType => {
  const view = FACTS.find(({ controller }) => controller === agency)?.view ?? ''
  return getNamedType(caseView.getFields()[view]?.type) as GraphQLObjectType
}

const told = (type: GraphQLObjectType, facts: FactValues): FactValues =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => {
    const inner = getNamedType(type.getFields()[name]?.type)
    const tell = (item: unknown): unknown => {
      if (isObjectType(inner)) return told(inner, item as FactValues)
      const isText = inner?.name === 'String' && name !== 'cvrNumber' && typeof item === 'string'
      return isText ? `${FACT}${randomBytes(6).toString('hex')}` : item
    }
    return [name, Array.isArray(value) ? value.map(tell) : tell(value)]
  }))

const caseView = CONTRACT.getType('CaseView') as GraphQLObjectType

/** A selection of every field of a case view. */
export const everything = (type: GraphQLObjectType = caseView): string =>
  `{ ${Object.values(type.getFields()).map(({ name, type: field }) => {
    const inner = getNamedType(field)
    return isObjectType(inner) ? `${name} ${everything(inner)}` : name
  }).join(' ')} }`

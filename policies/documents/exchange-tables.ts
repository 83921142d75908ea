import type { Language } from '../../schema/label.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { purposeName } from '../../schema/labels/contract.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import type { Exchange, Grant } from '../exchange.ts'
import { EXCHANGES } from '../exchanges.ts'
import { legalBasesOf } from '../purposes.ts'
import { secrecyLiftedBy } from '../secrecy.ts'
import { citationsOf } from '../words/access.ts'
import { sayAsker } from '../words/asker.ts'
import { sayCondition } from '../words/condition.ts'
import { table } from './markdown.ts'
import { factNames } from './names.ts'
import { CONSENT_NEEDS, TEXTS, WITHOUT_FACTS } from './texts.ts'

/** What stands above a purpose's exchanges. */
export const purposeHeading = (purpose: Purpose, language: Language): string =>
  `${purposeName(purpose)[language]} (\`${purpose}\`)`

/** A table for each purpose, in their order; a row for each arrow. */
export const exchangeTables = (language: Language): readonly string[] =>
  PURPOSES.flatMap((purpose) => {
    const heading = `### ${purposeHeading(purpose, language)}`
    const exchanges = EXCHANGES.filter((one) => one.purpose === purpose).flatMap((one) => one.exchanges)
    return [heading, exchanges.length > 0 ? tableOf(purpose, exchanges, language) : (WITHOUT_FACTS[purpose]?.[language] ?? '')]
  })

const tableOf = (purpose: Purpose, exchanges: readonly Exchange[], language: Language): string => {
  const { number, recipient, from, facts, condition, consent, basis, secrecy, source } = TEXTS
  return table(
    [number, recipient, from, facts, condition, consent, basis, secrecy, source].map((text) => text[language]),
    exchanges.flatMap(({ id, grants }) => grants.map((grant) => rowOf(id, grant, purpose, language))),
  )
}

const rowOf = (id: string, grant: Grant, purpose: Purpose, language: Language): readonly string[] => [
  id,
  sayAsker(grant.recipient.agency, grant.recipient.roles)[language],
  AGENCY_NAMES[grant.controller][language],
  factNames(grant.controller, grant.facts, language),
  sayCondition(grant.when ?? {})[language] || TEXTS.noCondition[language],
  CONSENT_NEEDS[grant.consent][language],
  citationsOf(legalBasesOf(purpose, grant.recipient.agency, grant.consent !== 'none')),
  secrecyLiftedBy(purpose, grant.consent).citation,
  grant.source,
]

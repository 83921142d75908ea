import { factNamed } from '../../../schema/facts.ts'
import { EXCHANGES } from '../../../policies/exchanges.ts'
import { FIREWALLS } from '../../../policies/firewalls.ts'
import { faultsOf } from '../../../policies/lint.ts'
import { agreesWith } from '../../../policies/proof/agrees-with.ts'
import { refusalsNameTheirLaw } from '../../../policies/proof/refusals-name-their-law.ts'
import { PERMIT_EVERYTHING } from '../../../policies/proof/permit-everything.ts'
import { PROPERTIES } from '../../../policies/proof/properties.ts'
import { inFull, type Property } from '../../../policies/proof/property.ts'
import { NOW } from '../../../policies/proof/circumstances.ts'
import { prove } from '../../../policies/proof/prove.ts'
import { ASKERS, isKnown } from '../../../policies/proof/questions.ts'
import { inTheWordsOfTheTable, readLawyersTable } from '../lawyers-table.ts'
import { readWhoMayLearnWhat } from '../who-may-learn-what.ts'
import { loadAsAsked } from './load-as-asked.ts'
import type { Mutant } from './mutant.ts'

/** By what a mutant was caught; `equal` when it decides everything as before, `survived` when nothing noticed. */
export type Caught =
  | 'the linter' | 'the lawyers\' table' | 'a firewall\'s property' | 'a property' | 'who may learn what'
  | 'equal' | 'survived'

const lines = readLawyersTable()
const byFact = agreesWith('who may learn what', readWhoMayLearnWhat())
const ofFirewalls = [...PROPERTIES.filter(({ whateverIsExchanged }) => whateverIsExchanged), refusalsNameTheirLaw]

export const catchMutant = (mutant: Mutant): Caught => {
  if (faultsOf(mutant.exchanges, mutant.firewalls).length > 0) return 'the linter'
  if (isAgainstTheLawyers(mutant)) return 'the lawyers\' table'
  const lawless: Mutant = { ...mutant, exchanges: PERMIT_EVERYTHING }
  const changesFirewalls = mutant.firewalls !== FIREWALLS
  if (changesFirewalls && breaks(lawless, ofFirewalls)) return 'a firewall\'s property'
  if (decidesAsBefore(mutant, EXCHANGES) && (!changesFirewalls || decidesAsBefore(lawless, PERMIT_EVERYTHING))) return 'equal'
  if (breaks(mutant, PROPERTIES)) return 'a property'
  return breaks(mutant, [byFact]) ? 'who may learn what' : 'survived'
}

const isAgainstTheLawyers = (mutant: Mutant): boolean => {
  const policies = loadAsAsked(mutant)
  const { agencies, purposes, facts } = mutant.where
  return lines.filter(({ asking }) => agencies.includes(asking.agency) && purposes.includes(asking.purpose))
    .filter((line) => line.facts.every((fact) => facts.includes(fact)))
    .some(({ asking, standing, facts: asked, at, expected }) =>
      inTheWordsOfTheTable(policies.decide(asking, standing, asked.map(factNamed), at)) !== expected)
}

/** Whether a property does not hold where the mutant can differ. The firewalls name no role: with them alone one will do. */
const breaks = (mutant: Mutant, properties: readonly Property[]): boolean => {
  const { agencies, purposes, facts } = mutant.where
  const askers = ASKERS.filter(isKnown).filter(({ agency, purpose, role }) =>
    agencies.includes(agency) && purposes.includes(purpose)
    && (mutant.exchanges !== PERMIT_EVERYTHING || role === 'caseworker'))
  const policies = loadAsAsked(mutant)
  return askers.some((asking) =>
    facts.some((fact) => prove(policies, properties, [asking], [factNamed(fact)]).broken.size > 0))
}

/** To the word: what is given, by which exchange and consent, and what is withheld, by which rule and with which remedy. */
const decidesAsBefore = (mutant: Mutant, exchanges: Mutant['exchanges']): boolean => {
  const before = loadAsAsked({ ...mutant, exchanges, firewalls: FIREWALLS })
  return !breaks(mutant, [{
    id: 'as before',
    says: 'decides as before',
    whateverIsExchanged: true,
    holds: ({ asking, fact, standing, decision }) =>
      inFull(before.decide(asking, standing, [fact], NOW)) === inFull(decision),
  }])
}

import type { OrderLogLine } from '../../agencies/order-log-exchange.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import { factAt } from '../../schema/facts.ts'
import { givenFacts, type DisclosureEntry } from '../trail/entry.ts'
import type { LoggedAsk, RecordedAsk } from './compare-logs.ts'

/** By disclosure, what a party was asked by its own log. What no valid order came with cannot be told apart, and is not here. */
export const askedBy = (lines: readonly OrderLogLine[]): Map<string, LoggedAsk> => {
  const asks = new Map<string, { at: string; cases: Map<string, Set<string>> }>()
  for (const { at, disclosureId, asked } of lines) {
    if (disclosureId === null) continue
    const ask = entered(asks, disclosureId, () => ({ at, cases: new Map() }))
    if (at < ask.at) ask.at = at
    for (const { fileNumber, facts } of asked) addTo(ask.cases, fileNumber, facts)
  }
  return asks
}

/** By disclosure, what a party was asked by the trail, whatever came of it: also what was discarded then. */
export const recordedOf = (party: Party, entries: readonly DisclosureEntry[]): Map<string, RecordedAsk> => {
  const agency = agencyOf(party)
  const asks = new Map<string, { at: string; cases: Map<string, Set<string>>; unanswered: boolean }>()
  for (const entry of entries) {
    if (!entry.asked.includes(party)) continue
    const { at, disclosureId, handle, unavailable } = entry
    const ask = entered(asks, disclosureId, () => ({ at, cases: new Map(), unanswered: false }))
    if (at < ask.at) ask.at = at
    ask.unanswered ||= unavailable.some(({ controller }) => controller === agency)
    addTo(ask.cases, handle ?? '', fieldsIn(entry).flatMap((field) => {
      const fact = factAt(field)
      return fact && fact.controller === agency ? [fact.path] : []
    }))
  }
  return asks
}

const fieldsIn = (entry: DisclosureEntry): string[] => [
  ...givenFacts(entry).map(({ field }) => field), ...entry.empty, ...entry.unavailable.flatMap(({ fields }) => fields),
]

const entered = <T>(all: Map<string, T>, key: string, make: () => T): T => {
  const found = all.get(key) ?? make()
  all.set(key, found)
  return found
}

const addTo = (cases: Map<string, Set<string>>, name: string, facts: readonly string[]): void => {
  const known = entered(cases, name, () => new Set<string>())
  for (const fact of facts) known.add(fact)
}

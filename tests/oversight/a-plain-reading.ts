import { agencyOf } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { givenFacts, type DisclosureEntry, type Entry } from '../../gateway/trail/entry.ts'

/** An entry as an officer of a party may see it, read straight from its leaf; and whether it fits a filter. */
export interface PlainEntry {
  readonly leaf: string
  readonly facts: readonly string[]
  fits(filter: Readonly<Record<string, unknown>>): boolean
}

type Values = Readonly<Record<string, readonly unknown[]>>

/** The entries of the first replica's log in which a party took part, but for officers' own acts. */
export const plainly = (leaves: readonly Entry[], party: string): PlainEntry[] => leaves.flatMap((entry, index) => {
  const values = valuesOf(entry, party)
  if (!values || values['outcomes']?.[0] === 'OVERSEEN') return []
  return [{
    leaf: `replica-1 ${index}`,
    facts: values['facts'] as string[],
    fits: (filter) => Object.entries(filter).every(([name, wanted]) => wanted === undefined
      || (Array.isArray(wanted) ? wanted : [wanted]).some((one) => values[name]?.includes(one))),
  }]
})

const valuesOf = (entry: Entry, party: string): Values | undefined => {
  if (!('actor' in entry)) return undefined
  const isDisclosure = entry.kind === 'disclosure' || entry.kind === 'disclosureDiscarded'
  const own = entry.actor.party === party
  if (!own && !(isDisclosure && entry.asked.includes(party))) return undefined
  const { actor, purpose } = entry
  const who = { recipients: [actor.party], employees: [actor.employee], roles: [actor.role], purposes: [purpose] }
  if (isDisclosure) return { ...who, ...ofDisclosure(entry, own ? undefined : agencyOf(party)) }
  const none = { controllers: [], exchanges: [], facts: [], dataCategories: [], breakGlass: [false] }
  if (entry.kind === 'refusal') return { ...who, ...none, outcomes: ['REFUSED'], codes: [entry.code] }
  const overseen = entry.kind === 'oversight' || entry.purpose === 'OVERSIGHT'
  return { ...who, ...none, outcomes: [overseen ? 'OVERSEEN' : 'CHANGED'], codes: [] }
}

const ofDisclosure = (entry: DisclosureEntry, only: string | undefined): Values => {
  const isSeen = (field: string): boolean => only === undefined || FACTS.find((fact) => fact.field === field)?.controller === only
  const given = givenFacts(entry).filter(({ field }) => isSeen(field))
  const withheld = entry.withheld.filter(({ field }) => isSeen(field))
  const failed = entry.unavailable.filter(({ controller }) => only === undefined || controller === only)
  const missing = withheld.length + failed.length > 0
  return {
    controllers: only === undefined ? entry.controllers : [only],
    exchanges: given.map(({ exchange }) => exchange),
    facts: given.map(({ field }) => field),
    dataCategories: given.map(({ field }) => FACTS.find((fact) => fact.field === field)?.category),
    outcomes: [entry.kind === 'disclosureDiscarded' ? 'DISCARDED' : !missing ? 'DISCLOSED' : given.length > 0 ? 'PARTIAL' : 'WITHHELD'],
    codes: [...withheld, ...failed].map(({ because }) => because),
    breakGlass: [entry.obligations.length > 0],
  }
}

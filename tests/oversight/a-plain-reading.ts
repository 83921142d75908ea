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

/**
 * The entries of the first replica's log in which a party took part, or was refused to whom the law of administration governs
 * what an exchange would give otherwise, in one of the cases, by any handle; but for officers' own acts.
 */
export const plainly = (leaves: readonly Entry[], party: string, cases: ReadonlySet<string>): PlainEntry[] => leaves.flatMap((entry, index) => {
  const values = valuesOf(entry, party, cases)
  if (!values || values['outcomes']?.[0] === 'OVERSEEN') return []
  return [{
    leaf: `replica-1 ${index}`,
    facts: values['facts'] as string[],
    fits: (filter) => Object.entries(filter).every(([name, wanted]) => wanted === undefined
      || (Array.isArray(wanted) ? wanted : [wanted]).some((one) => values[name]?.includes(one))),
  }]
})

const isRefused = ({ kind, regime, handle, withheld }: DisclosureEntry, party: string, cases: ReadonlySet<string>): boolean =>
  kind === 'disclosure' && regime === 'GDPR' && handle !== null && cases.has(handle) && withheld.some(({ field, because }) =>
    /^CON/.test(because) && FACTS.find((fact) => fact.field === field)?.controller === agencyOf(party))

const valuesOf = (entry: Entry, party: string, cases: ReadonlySet<string>): Values | undefined => {
  if (!('actor' in entry)) return undefined
  const isDisclosure = entry.kind === 'disclosure' || entry.kind === 'disclosureDiscarded'
  const own = entry.actor.party === party
  const asked = isDisclosure && entry.asked.includes(party)
  if (!own && !asked && !(isDisclosure && isRefused(entry, party, cases))) return undefined
  const { actor, purpose } = entry
  const who = { recipients: [actor.party], employees: [actor.employee], roles: [actor.role], purposes: [purpose] }
  if (isDisclosure) return { ...who, ...ofDisclosure(entry, own ? undefined : agencyOf(party)), breakGlass: [(own ? entry.kind === 'disclosure' : asked) && entry.obligations.length > 0] }
  const none = { controllers: [], exchanges: [], facts: [], dataCategories: [], breakGlass: [false] }
  if (entry.kind === 'refusal') return { ...who, ...none, outcomes: ['REFUSED'], codes: [entry.code] }
  const overseen = entry.kind === 'oversight' || entry.purpose === 'OVERSIGHT'
  return { ...who, ...none, outcomes: [overseen ? 'OVERSEEN' : 'CHANGED'], codes: [] }
}

const ofDisclosure = (entry: DisclosureEntry, only: string | undefined): Values => {
  if (only === undefined && entry.kind === 'disclosureDiscarded')
    return { controllers: [], exchanges: [], facts: [], dataCategories: [], outcomes: ['DISCARDED'], codes: [] }
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
  }
}

import type { Party } from '../../schema/agency.ts'
import { isBreakGlass, isDisclosure } from '../trail/entry.ts'
import type { ActedEntry } from './outcome.ts'
import { termOf } from './terms.ts'

/** A row of the index: an entry as the officers of one party may see it. Names are those of the columns. */
export interface OverseenRow {
  readonly party: Party
  readonly at: string
  readonly disclosure_id: string
  readonly employee: string
  readonly reason: string
  readonly handle: string | null
  readonly break_glass: boolean
  /** Whether the party asked or acted itself. */
  readonly own: boolean
  readonly terms: readonly string[]
}

/** The row of a party for its part of an entry; its own handle of the case, and its own names of consent records (P12). */
export const overseenRow = (
  party: Party, part: ActedEntry, handle: string | null, consentNameOf: (consent: string) => string,
): OverseenRow => ({
  party,
  at: part.at,
  disclosure_id: part.disclosureId,
  employee: part.actor.employee,
  reason: part.reason ?? '',
  handle,
  break_glass: isDisclosure(part) && isBreakGlass(part),
  own: party === part.actor.party,
  terms: consentTerms(part, consentNameOf),
})

const NONE: readonly string[] = []

const consentTerms = (part: ActedEntry, nameOf: (consent: string) => string): readonly string[] => {
  const consents = consentsIn(part)
  if (consents.length === 0) return NONE
  const names = new Set(consents.map(nameOf))
  names.delete('')
  return [...names].map((name) => termOf('consent', name))
}

const consentsIn = (part: ActedEntry): readonly string[] => {
  if (isDisclosure(part)) return part.given.flatMap(({ consent }) => consent?.id ?? [])
  return part.kind === 'registry' && typeof part.details['consent'] === 'string' ? [part.details['consent']] : NONE
}

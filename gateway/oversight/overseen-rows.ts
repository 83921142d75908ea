import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { outcomeOf, type ActedEntry } from './outcome.ts'
import type { OverseenSort } from './overseen-sorts.ts'
import { factHeldAt } from './part-of-entry.ts'
import { termsOf, type Terms } from './terms.ts'

/** A row of the index: an entry as the officers of one party may see it. Names are those of the columns. */
export interface OverseenRow {
  readonly party: Party
  readonly at: string
  readonly disclosure_id: string
  readonly employee: string
  readonly reason: string
  readonly handle: string | null
  readonly break_glass: boolean
  readonly terms: readonly string[]
}

/** A row, and what it has in common with others. */
export interface SortedRow {
  readonly row: OverseenRow
  readonly sort: OverseenSort
}

/** The row of a party for its part of an entry; its own handle of the case, and its own names of consent records (P12). */
export const overseenRow = (
  party: Party, part: ActedEntry, handle: string | null, consentNameOf: (consent: string) => string,
): SortedRow => {
  const disclosed = part.kind === 'disclosure' || part.kind === 'disclosureDiscarded' ? part : undefined
  const fields = disclosed ? fieldsGivenIn(disclosed) : []
  const breakGlass = disclosed?.obligations.includes('ALARM_CONTROLLERS') ?? false
  const row = {
    party,
    at: part.at,
    disclosure_id: part.disclosureId,
    employee: part.actor.employee,
    reason: part.reason ?? '',
    handle,
    break_glass: breakGlass,
    terms: termsOf({ consent: consentsIn(part).map(consentNameOf) }),
  }
  const sort = {
    recipient: part.actor.party,
    client: part.actor.client,
    role: part.actor.role,
    purpose: part.purpose ?? '',
    outcome: outcomeOf(part),
    code: part.kind === 'refusal' ? part.code : '',
    act: part.kind === 'registry' ? part.change : part.kind === 'oversight' ? part.act : '',
    given: fields.length,
    withheld: disclosed?.withheld.length ?? 0,
    unavailable: disclosed?.unavailable.flatMap(({ fields }) => fields).length ?? 0,
  }
  const { recipient, client, role, purpose, outcome, act, code } = sort
  const terms = termsOf({
    recipient: [recipient], client: [client], role: [role], purpose: [purpose], outcome: [outcome], act: [act], code: [code],
    breakGlass: breakGlass ? ['yes'] : [],
    ...(disclosed && ofDisclosure(disclosed, fields)),
  })
  return { row, sort: { ...sort, terms } }
}

const ofDisclosure = (part: DisclosureEntry, fields: readonly string[]): Partial<Terms> => ({
  controller: part.controllers,
  legalBasis: part.legalBases,
  exchange: part.given.map(({ exchange }) => exchange),
  fact: fields,
  dataCategory: fields.flatMap((field) => factHeldAt(field)?.category ?? []),
  consentState: [
    ...part.given.map(({ consent }) => (consent ? 'RESTS_ON_CONSENT' : 'NOT_NEEDED')),
    ...part.withheld.flatMap(({ because }) => LACKING[because] ?? []),
  ],
  code: [...part.withheld, ...part.unavailable].map(({ because }) => because),
})

const LACKING: Readonly<Record<string, string>> = {
  CONSENT_MISSING: 'MISSING', CONSENT_WITHDRAWN: 'WITHDRAWN', CONSENT_EXPIRED: 'EXPIRED',
}

const consentsIn = (part: ActedEntry): string[] => {
  if (part.kind === 'disclosure' || part.kind === 'disclosureDiscarded') return part.given.flatMap(({ consent }) => consent?.id ?? [])
  return part.kind === 'registry' && typeof part.details['consent'] === 'string' ? [part.details['consent']] : []
}

const fieldsGivenIn = ({ given }: DisclosureEntry): string[] => given.flatMap(({ facts }) => facts.map(({ field }) => field))

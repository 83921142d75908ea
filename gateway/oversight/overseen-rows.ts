import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import { outcomeOf, type ActedEntry, type Outcome } from './outcome.ts'
import { factHeldAt } from './part-of-entry.ts'
import { termsOf, type Terms } from './terms.ts'

/** A row of the index: an entry as the officers of one party may see it. Names are those of the columns. */
export interface OverseenRow {
  readonly party: Party
  readonly at: string
  readonly disclosure_id: string
  readonly recipient: Party
  readonly client: string
  readonly employee: string
  readonly role: string
  readonly purpose: string
  readonly reason: string
  readonly outcome: Outcome
  readonly code: string
  readonly act: string
  readonly handle: string | null
  readonly break_glass: boolean
  readonly given: number
  readonly withheld: number
  readonly unavailable: number
  readonly terms: readonly string[]
}

/** The row of a party for its part of an entry; its own handle of the case, and its own names of consent records (P12). */
export const overseenRow = (
  party: Party, part: ActedEntry, handle: string | null, consentNameOf: (consent: string) => string,
): OverseenRow => {
  const disclosed = part.kind === 'disclosure' || part.kind === 'disclosureDiscarded' ? part : undefined
  const row = {
    party,
    at: part.at,
    disclosure_id: part.disclosureId,
    recipient: part.actor.party,
    client: part.actor.client,
    employee: part.actor.employee,
    role: part.actor.role,
    purpose: part.purpose ?? '',
    reason: part.reason ?? '',
    outcome: outcomeOf(part),
    code: part.kind === 'refusal' ? part.code : '',
    act: part.kind === 'registry' ? part.change : part.kind === 'oversight' ? part.act : '',
    handle,
    break_glass: disclosed?.obligations.includes('ALARM_CONTROLLERS') ?? false,
    given: disclosed ? fieldsGivenIn(disclosed).length : 0,
    withheld: disclosed?.withheld.length ?? 0,
    unavailable: disclosed?.unavailable.flatMap(({ fields }) => fields).length ?? 0,
  }
  const { recipient, client, employee, role, purpose, outcome, act } = row
  const terms = termsOf({
    recipient: [recipient], client: [client], employee: [employee], role: [role], purpose: [purpose], outcome: [outcome],
    act: [act], handle: handle ? [handle] : [], breakGlass: row.break_glass ? ['yes'] : [],
    code: part.kind === 'refusal' ? [part.code] : [],
    ...(disclosed && ofDisclosure(disclosed, consentNameOf)),
    ...(part.kind === 'registry' && typeof part.details['consent'] === 'string'
      && { consent: [consentNameOf(part.details['consent'])] }),
  })
  return { ...row, terms }
}

const ofDisclosure = (part: DisclosureEntry, consentNameOf: (consent: string) => string): Partial<Terms> => {
  const fields = fieldsGivenIn(part)
  return {
    controller: part.controllers,
    legalBasis: part.legalBases,
    exchange: part.given.map(({ exchange }) => exchange),
    fact: fields,
    dataCategory: fields.flatMap((field) => factHeldAt(field)?.category ?? []),
    consent: part.given.flatMap(({ consent }) => (consent ? [consentNameOf(consent.id)] : [])),
    consentState: [
      ...part.given.map(({ consent }) => (consent ? 'RESTS_ON_CONSENT' : 'NOT_NEEDED')),
      ...part.withheld.flatMap(({ because }) => LACKING[because] ?? []),
    ],
    code: [...part.withheld, ...part.unavailable].map(({ because }) => because),
  }
}

const LACKING: Readonly<Record<string, string>> = {
  CONSENT_MISSING: 'MISSING', CONSENT_WITHDRAWN: 'WITHDRAWN', CONSENT_EXPIRED: 'EXPIRED',
}

const fieldsGivenIn = ({ given }: DisclosureEntry): string[] => given.flatMap(({ facts }) => facts.map(({ field }) => field))

import { LEGAL_BASES } from '../../policies/legal-bases.ts'
import { completenessOf, type Completeness } from '../../policies/sealing/completeness.ts'
import { agencyOf } from '../../schema/agency.ts'
import { factAt } from '../../schema/facts.ts'
import type { Label, Language } from '../../schema/label.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { factName, purposeName } from '../../schema/labels/contract.ts'
import { municipalityName } from '../../schema/labels/municipalities.ts'
import { ROLE_NAMES } from '../../schema/labels/roles.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import { givenFacts, type DisclosureEntry } from '../trail/entry.ts'

/** One disclosure as the person is told of it; `at` is ISO 8601, UTC. */
export interface ReportedDisclosure {
  readonly disclosureId: string
  readonly at: string
  readonly role: string
  /** The agency's own number of the employee; null unless the report is made with staff. */
  readonly employee: string | null
  readonly purpose: string
  readonly facts: readonly { readonly controller: string; readonly names: readonly string[] }[]
  readonly legalBases: readonly string[]
  readonly onConsent: boolean
}

/** Who has had what of one case, in one language, the recipients by name and their disclosures in the order of time. */
export interface PersonReport {
  readonly language: Language
  readonly synthetic: boolean
  readonly madeAt: string
  /** The asker's own handle. */
  readonly case: string
  /** Whether it tells of all that was disclosed of the case, or of what the asker's agency gave and got. */
  readonly ofAll: boolean
  readonly withStaff: boolean
  readonly completeness: Completeness
  readonly recipients: readonly {
    readonly party: string
    readonly name: string
    readonly disclosures: readonly ReportedDisclosure[]
  }[]
}

export type ReportFrame = Omit<PersonReport, 'recipients' | 'completeness'>

/**
 * What a person is told of the disclosures of her case: recipient, time, purpose, names of facts and legal basis. No value,
 * no reason, which may speak of others, and of the trail no place, which would tell of other cases (GDPR art. 15, stk. 1).
 * @param disclosures those of the one case that may be told of.
 */
export const personReport = (frame: ReportFrame, disclosures: readonly DisclosureEntry[]): PersonReport => {
  const given = disclosures.filter((entry) => entry.kind === 'disclosure' && entry.given.length > 0)
  const parties = [...new Set(given.map(({ actor }) => actor.party))]
  const recipients = parties.map((party) => ({
    party,
    name: partyName(party)[frame.language],
    disclosures: given.filter(({ actor }) => actor.party === party).sort(inTime).map((entry) => reported(entry, frame)),
  }))
  const { compare } = new Intl.Collator(frame.language)
  return { ...frame, completeness: completenessOf(given), recipients: recipients.sort((one, other) => compare(one.name, other.name)) }
}

const inTime = (one: DisclosureEntry, other: DisclosureEntry): number =>
  one.at < other.at || (one.at === other.at && one.disclosureId < other.disclosureId) ? -1 : 1

const reported = (entry: DisclosureEntry, { language, withStaff }: ReportFrame): ReportedDisclosure => {
  const facts = givenFacts(entry)
  const named = facts.map(({ field }) => nameOf(field, language))
  const controllers = [...new Set(named.map(({ controller }) => controller))]
  return {
    disclosureId: entry.disclosureId,
    at: entry.at,
    role: (ROLE_NAMES[entry.actor.role as Role] ?? same(entry.actor.role))[language],
    employee: withStaff ? entry.actor.employee : null,
    purpose: purposeName(entry.purpose as Purpose)[language],
    facts: controllers.map((controller) => ({
      controller,
      names: named.filter((fact) => fact.controller === controller).map(({ name }) => name),
    })),
    legalBases: entry.legalBases.map((id) => basisName(id)[language]),
    onConsent: facts.some(({ consent }) => consent !== null),
  }
}

/** What a field is called, and who holds it; one that the contract no longer has by its code, since it was given all the same. */
const nameOf = (field: string, language: Language): { readonly controller: string; readonly name: string } => {
  const fact = factAt(field)
  return fact
    ? { controller: AGENCY_NAMES[fact.controller][language], name: factName(fact)[language] }
    : { controller: field.split('.')[0] ?? '', name: field }
}

const same = (text: string): Label => ({ da: text, en: text })

/** An agency or a municipality by its name, another organisation of a kind by its code too. */
const partyName = (party: string): Label => {
  const agency = agencyOf(party)
  if (!agency) return same(party)
  const municipality = municipalityName(party)
  if (municipality) return same(municipality)
  const { da, en } = AGENCY_NAMES[agency]
  return party === agency ? { da, en } : { da: `${da} (${party})`, en: `${en} (${party})` }
}

const basisName = (id: string): Label => {
  const basis = LEGAL_BASES.find((one) => one.id === id)
  return basis ? { da: `${basis.title.da} (${basis.citation})`, en: `${basis.title.en} (${basis.citation})` } : same(id)
}

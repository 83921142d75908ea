import { overseenRow, type OverseenRow } from '../../../gateway/oversight/overseen-rows.ts'
import { createNameSort, type NamedSort } from '../../../gateway/oversight/overseen-sorts.ts'
import type { ActedEntry } from '../../../gateway/oversight/outcome.ts'
import { partiesTo, partOf } from '../../../gateway/oversight/part-of-entry.ts'
import type { DisclosureEntry, RefusalEntry, RegistryEntry } from '../../../gateway/trail/entry.ts'
import { EXCHANGES } from '../../../policies/exchanges.ts'
import { legalBasesOf, regimeOf } from '../../../policies/purposes.ts'
import { createRandom, type Random } from '../../../prisma/seed/random.ts'
import type { Agency, Party } from '../../../schema/agency.ts'
import { factNamed } from '../../../schema/facts.ts'

/** Employees and cases of a party, by its size. */
const PARTIES: Readonly<Partial<Record<Agency, { party: Party; employees: number; share: number }>>> = {
  NEC: { party: 'NEC', employees: 1_200, share: 35 }, UDLST: { party: 'UDLST', employees: 400, share: 25 },
  CMM: { party: 'CMM', employees: 60, share: 25 }, NGO: { party: 'NGO-REDEN', employees: 40, share: 8 },
  RA: { party: 'RA', employees: 150, share: 3 }, IOM: { party: 'IOM', employees: 8, share: 2 }, KOM: { party: 'KOM-0101', employees: 90, share: 2 },
}

export const CASES = 6_000

export const PARTY_NAMES = Object.values(PARTIES).map(({ party }) => party)

const REASONS = [
  'forberedelse af samtalen med borgeren', 'afgørelse om refleksionsperioden', 'kontrol på arbejdspladsen i går',
  'opfølgning på mødet i referencegruppen', 'efterforskning af bagmændene', 'borgeren har bedt om hjælp til bolig',
  'vurdering af tegn på menneskehandel', 'aftale om hjemrejsen', 'trusler mod borgeren', 'retsmødet på torsdag',
]

const SYLLABLES = ['bal', 'dom', 'fug', 'hol', 'kam', 'lin', 'mos', 'nor', 'rud', 'vig']
const PLACES = 5_000

/** The place at a rank from 1: the first is in 4 of 100 reasons, the 10th in 1 of 180, the 1,000th in 1 of 17,000. */
export const placeAt = (rank: number): string => [...String(rank)].map((digit) => SYLLABLES[Number(digit)]).join('')

const reasonOf = (random: Random): string => {
  const reason = random.pick(REASONS)
  return random.chance(1, 2) ? `${reason} ved ${placeAt(Math.floor(PLACES ** (random.below(1_000_000) / 1_000_000)))}` : reason
}

/** As long as one is. */
const COMMITMENT = '0'.repeat(43)

/** The same, where one rule withheld. */
const DECIDED_BY = '0'.repeat(62)

const GRANTS = EXCHANGES.flatMap(({ purpose, exchanges }) => exchanges.flatMap(({ id, grants }) =>
  grants.map((grant) => ({ id, purpose, ...grant }))))

export const employeeOf = (party: Party, number: number): string => `${party.toLowerCase()}-${1_000 + number}`

/** An entry as leaves have it, in Danish proportions. */
export const entryOf = (random: Random): ActedEntry => {
  const agency = random.share(Object.entries(PARTIES).map(([code, { share }]) => [code as Agency, share] as const))
  const { party = '', employees = 1 } = PARTIES[agency] ?? {}
  const own = GRANTS.filter(({ recipient, purpose }) => recipient.agency === agency && purpose !== 'VITAL_INTERESTS')
  const danger = random.chance(1, 1_000)
  const grant = random.pick(danger ? GRANTS.filter(({ purpose }) => purpose === 'VITAL_INTERESTS') : own)
  const stamp = {
    at: '2026-01-01T00:00:00.000Z', disclosureId: '', purpose: grant.purpose, reason: reasonOf(random), policyVersion: 'measured',
    actor: { party, client: `${party.toLowerCase()}-sagssystem`, employee: employeeOf(party, random.below(employees)), role: random.pick(grant.recipient.roles) },
    regime: regimeOf(grant.purpose, agency), legalBases: legalBasesOf(grant.purpose, agency), operations: [], traceId: null,
  }
  const handle = `case-${random.below(CASES)}`
  if (random.chance(4, 100))
    return { ...stamp, kind: 'refusal', code: random.pick(['CASE_NOT_AVAILABLE', 'FORBIDDEN', 'PURPOSE_MISMATCH']), about: null } satisfies RefusalEntry
  if (random.chance(5, 100))
    return { ...stamp, kind: 'registry', change: random.pick(['moveStage', 'giveConsent', 'linkCase']), handle, details: {} } satisfies RegistryEntry
  const asked = [grant, ...(random.chance(1, 3) ? own.filter(({ purpose }) => purpose === grant.purpose).slice(0, 3) : [])]
  const given = asked.map(({ id, controller, facts, consent }) => ({
    exchange: id,
    consent: consent === 'none' ? null : { id: `consent-${random.below(CASES)}`, version: 1 },
    facts: facts.filter(() => random.chance(2, 3)).map((path) => ({ field: factNamed(`${controller}.${path}`).field, commitment: COMMITMENT })),
  }))
  const controllers = [...new Set(asked.map(({ controller }) => controller))]
  return {
    ...stamp,
    kind: random.chance(1, 500) ? 'disclosureDiscarded' : 'disclosure',
    handle, controllers, decidedBy: DECIDED_BY, asked: controllers.map((code) => PARTIES[code]?.party ?? code), given, empty: [],
    withheld: random.chance(1, 5) ? [{ field: 'cmm.riskLevel', because: 'CONSENT_MISSING', rule: 'F8' }] : [],
    unavailable: [], surplus: [], obligations: danger ? ['ALARM_CONTROLLERS'] : [],
  } satisfies DisclosureEntry
}

/** A row that the index would have, and its sort. */
export interface TemplateRow {
  readonly row: OverseenRow
  readonly sort: NamedSort
}

/** So many entries in Danish proportions, the same for a seed, each as the rows that the index would have of it. */
export const templates = (count: number, seed: number): TemplateRow[][] => {
  const nameSort = createNameSort()
  return Array.from({ length: count }, (_, number) => {
    const entry = entryOf(createRandom(seed, number))
    const handle = 'handle' in entry ? entry.handle : null
    const made = (party: Party, part: ActedEntry, own: string | null): TemplateRow =>
      ({ row: overseenRow(party, part, own, (consent) => `${party} ${consent}`), sort: nameSort(part) })
    if (entry.kind !== 'disclosure' && entry.kind !== 'disclosureDiscarded') return [made(entry.actor.party, entry, handle)]
    return partiesTo(entry).flatMap((party) => {
      const part = partOf(entry, party)
      return part ? [made(party, part, `${party} ${handle}`)] : []
    })
  })
}

import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import { LEGAL_BASES } from '../../policies/legal-bases.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import { fc } from '../properties.ts'

/** Entries of disclosures as the trail could hold them, with a reason and an employee that no person is told of. */
export const disclosureEntries: fc.Arbitrary<DisclosureEntry> = fc.record({
  disclosureId: fc.uuid(),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((at) => at.toISOString()),
  party: fc.constantFrom('CMM', 'NEC', 'UDLST', 'NGO-REDEN', 'KOM-0101', 'IOM'),
  role: fc.constantFrom(...ROLES),
  purpose: fc.constantFrom(...PURPOSES),
  facts: fc.uniqueArray(fc.constantFrom(...FACTS), { maxLength: 12, selector: ({ field }) => field }),
  bases: fc.uniqueArray(fc.constantFrom(...LEGAL_BASES.map(({ id }) => id)), { minLength: 1, maxLength: 3 }),
  consent: fc.boolean(),
}).map(({ disclosureId, at, party, role, purpose, facts, bases, consent }) => aDisclosureEntry({
  disclosureId, at, actor: { party, client: 'sagssystem', employee: 'ansat-4711', role }, purpose, legalBases: bases,
  given: facts.length === 0 ? [] : [{
    exchange: 'X01', consent: consent ? { id: 'samtykke-1', version: 1 } : null,
    facts: facts.map(({ field }) => ({ field, commitment: 'forpligtelse' })),
  }],
}))

export const aDisclosureEntry = (told: Partial<DisclosureEntry> = {}): DisclosureEntry => ({
  kind: 'disclosure', at: '2026-03-29T01:30:00.000Z', disclosureId: '00000000-0000-4000-8000-000000000001',
  actor: { party: 'UDLST', client: 'udlst-sagssystem', employee: 'us-4402', role: 'assessor' },
  purpose: 'IDENTIFICATION', reason: 'begrundelse, som nævner en anden person', regime: 'GDPR', policyVersion: 'version',
  handle: 'handle', controllers: ['NEC'], decidedBy: null, asked: ['NEC'], legalBases: ['GDPR-6-1-e'],
  given: [{ exchange: 'X01', consent: null, facts: [{ field: 'police.encounterDate', commitment: 'forpligtelse' }] }],
  empty: [], withheld: [], unavailable: [], surplus: [], obligations: [], traceId: null, ...told,
} as DisclosureEntry)

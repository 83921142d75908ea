import type { Entry } from '../../gateway/trail/entry.ts'

/** What was answered, by field: values of each shape that a fact has. */
export const VALUES = {
  'cmm.contactPerson.name': 'Sara Prøvegaard "på vagt"',
  'cmm.willingToTestify': true,
  'tax.declaredIncomeMonths': 3,
  'labourInspection.inspections.address': ['Åboulevarden 1', null],
} as const

export const ENTRY_AT = '2026-11-23T01:00:00.000Z'
const POLICIES = '72168cf39b94e2c05bfb81bfdbb7e837da68aeaba5d320c2331bca7ad92acfbe'
const UNDER_LAW = { regime: 'LAW_ENFORCEMENT', operations: ['disclosure'], legalBases: ['RHL-9', 'STRFL-262a'], policyVersion: POLICIES } as const
const ACTOR = { client: 'nec-sagssystem', employee: 'nec-10002', party: 'NEC', role: 'investigator' }
const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
const ASKED = { disclosureId: '0cd8714d-08b8-4bf9-81bd-743f85adc069', actor: ACTOR, purpose: 'INVESTIGATION', reason: 'Efterforskning af bagmændene', traceId: null }
const OVERSEEN = {
  ...UNDER_LAW, ...ASKED, actor: { client: 'nec-konsol', employee: 'nec-10007', party: 'NEC', role: 'dpo' }, purpose: 'OVERSIGHT', reason: 'Kontrol',
}
const KEYS = { orders: 'orders', checkpoints: '0001' }
const NOTHING = {
  handle: null, controllers: [], decidedBy: null, asked: [], given: [], empty: [], withheld: [], unavailable: [], surplus: [],
  obligations: [],
}

/** One leaf of each kind, in the order of a log; the disclosure gives values that have these commitments. */
export const entriesWith = (commitments: readonly string[]): readonly Entry[] => {
  const facts = Object.keys(VALUES).map((field, index) => ({ field, commitment: commitments[index] ?? '' }))
  return Object.values({
    logOpened: { kind: 'logOpened', at: ENTRY_AT, logId: 'vector', size: '0', root: EMPTY_ROOT, policyVersion: POLICIES },
    disclosure: {
      ...UNDER_LAW, ...ASKED, ...NOTHING, kind: 'disclosure', at: ENTRY_AT, handle: 'Xy0c53w1abxsvNcqAs7Afg', controllers: ['CMM', 'SKAT', 'AT'],
      asked: ['CMM', 'SKAT', 'AT'], withheld: [{ field: 'cmm.needs.language', because: 'NOT_PERMITTED', rule: 'F1' }],
      given: [
        { exchange: 'X16', consent: { id: 'ce3f1541-7bac-3b51-e310-8316f0f262bf', version: 1 }, facts: facts.slice(0, 2) },
        { exchange: 'X18', consent: null, facts: facts.slice(2, 3) },
        { exchange: 'X19', consent: null, facts: facts.slice(3) },
      ],
    },
    disclosureDiscarded: { ...UNDER_LAW, ...ASKED, ...NOTHING, kind: 'disclosureDiscarded', at: ENTRY_AT },
    keysChanged: { kind: 'keysChanged', at: ENTRY_AT, logId: 'vector', keys: KEYS, before: null },
    refusal: { ...UNDER_LAW, ...ASKED, kind: 'refusal', at: ENTRY_AT, operations: [], legalBases: [], code: 'CASE_NOT_AVAILABLE', about: null },
    registry: { ...UNDER_LAW, ...ASKED, kind: 'registry', at: ENTRY_AT, change: 'moveStage', handle: null, details: { to: 'identified' } },
    oversight: { ...OVERSEEN, kind: 'oversight', at: ENTRY_AT, act: 'exportEntries', details: { entries: 2 } },
    erasure: { ...UNDER_LAW, kind: 'erasure', at: ENTRY_AT, operations: ['erasure'], period: 'P5Y', before: ENTRY_AT, leaves: [[2, 3]], cases: [] },
    logClosed: { kind: 'logClosed', at: ENTRY_AT, logId: 'vector', size: '8', root: EMPTY_ROOT, policyVersion: POLICIES },
  } satisfies { readonly [kind in Entry['kind']]: Entry & { readonly kind: kind } })
}

import { expect, test } from 'vitest'
import { toldOf } from '../../gateway/oversight/told-of-entry.ts'
import { createRuleCipher } from '../../gateway/trail/rule-cipher.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'

const ruleCipher = createRuleCipher(Buffer.alloc(32, 1))
const ENTRY = aDisclosureEntry({
  actor: { party: 'NEC', client: 'nec-sagssystem', employee: 'nec-10001', role: 'investigator' },
  withheld: [
    { field: 'cmm.willingToTestify', because: 'CONSENT_MISSING', rule: 'X16' },
    { field: 'cmm.safeHouseAddress', because: 'NOT_PERMITTED', rule: 'F2' },
    { field: 'cmm.riskLevel', because: 'NOT_PERMITTED', rule: 'default' },
  ],
})
const LEAF = { ...ENTRY, decidedBy: ruleCipher.seal({ rules: ['F1', 'F2', 'F1'], caseVersion: 3 }, ENTRY) }

const rulesToldTo = (reader: string, leaf = LEAF): string[] => toldOf(leaf, reader, ruleCipher).withheld.map(({ rule }) => rule)

test.each(['CMM', 'DT', 'SAMSYN'])('officers of %s, which did not ask, are told of each fact by which rule it was', (reader) => {
  expect(rulesToldTo(reader)).toEqual(['F1', 'F2', 'F1'])
})

test('officers of who asked are told what the leaf tells, and what is enciphered there is not opened', () => {
  expect(toldOf(LEAF, 'NEC', { open: () => { throw new Error('it is opened') } })).toBe(LEAF)
  expect(rulesToldTo('NEC')).toEqual(['X16', 'F2', 'default'])
})

test.each<[string, object]>([
  ['keeps nothing', { decidedBy: null }],
  ['is older than what leaves keep', { decidedBy: undefined }],
  ['was written under another key', { decidedBy: createRuleCipher(Buffer.alloc(32, 2)).seal({ rules: ['F1', 'F2', 'F1'], caseVersion: 3 }, ENTRY) }],
  ['keeps what decided on another number of facts', { decidedBy: ruleCipher.seal({ rules: ['F1', 'F2'], caseVersion: 3 }, ENTRY) }],
])('of a leaf that %s nobody is told more than who asked', (_what, otherwise) => {
  const leaf = { ...LEAF, ...otherwise } as typeof LEAF
  for (const reader of ['NEC', 'CMM', 'DT']) expect(rulesToldTo(reader, leaf)).toEqual(['X16', 'F2', 'default'])
})

test('of what was discarded whoever asked is told that they asked, and nothing of what was planned; who was asked is told of its part', () => {
  const discarded = { ...LEAF, kind: 'disclosureDiscarded' as const }
  expect(toldOf(discarded, 'NEC', ruleCipher)).toEqual({
    ...discarded, controllers: [], asked: [], legalBases: [], given: [], empty: [], withheld: [], unavailable: [], surplus: [], obligations: [],
  })
  expect(rulesToldTo('CMM', discarded)).toEqual(['F1', 'F2', 'F1'])
})

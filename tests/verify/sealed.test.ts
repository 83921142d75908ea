import { expect, test } from 'vitest'
import type { SampledLeaf } from '../../verify/sample/sampled-leaf.ts'
import { sealedFrom } from '../../verify/sample/sealed.ts'

const minute = (count: number): number => Date.parse('2026-11-22T10:00:00Z') + count * 60_000

/** What officers of an agency do to leaves of the log `a`, so many minutes after ten. */
const does = (act: string, leaves: readonly string[], minutes: number, party = 'NEC', log = 'b'): SampledLeaf => ({
  log, index: minutes, entry: {
    kind: 'oversight', act, code: '', at: new Date(minute(minutes)).toISOString(), details: { log: 'a', leaves },
    actor: { party, employee: 'e', role: 'dpo' }, disclosureId: 'd', purpose: 'OVERSIGHT', handle: null, controllers: [], asked: [], obligations: [],
  },
})
const TRAIL = [
  does('unsealLeaves', ['2'], 3), does('sealLeaves', ['1', '2'], 1, 'NEC', 'c'), does('sealLeaves', ['3'], 9), does('sealLeaves', ['4'], 2, 'CMM'),
  does('seeEntry', ['5'], 2),
]

test('what the police sealed is kept from CMM\'s officers until it is unsealed, and what they seal later is not yet', () => {
  expect([0, 1, 2, 3, 9].map((at) => [...sealedFrom(TRAIL, 'CMM', minute(at))]))
    .toEqual([[], ['a:1', 'a:2'], ['a:1', 'a:2'], ['a:1'], ['a:1', 'a:3']])
})

test('an agency sees what it sealed itself', () => {
  expect([...sealedFrom(TRAIL, 'NEC', minute(9))]).toEqual(['a:4'])
})

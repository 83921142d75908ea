import { expect, test } from 'vitest'
import type { SampledLeaf } from '../../verify/sample/sampled-leaf.ts'
import { answeredBy } from '../../verify/sample/taken-back.ts'

const minute = (count: number): number => Date.parse('2026-11-22T10:00:00Z') + count * 60_000

/** A leaf of a request, so many minutes after ten, at the place of as many in its log. */
const leaf = (kind: string, disclosureId: string, minutes: number, { code = '', log = 'a' } = {}): SampledLeaf => ({
  log, index: minutes, entry: {
    kind, code, act: '', at: new Date(minute(minutes)).toISOString(), details: {}, actor: { party: 'CMM', employee: 'e', role: 'caseworker' },
    disclosureId, purpose: 'ASSISTANCE', handle: 'h', controllers: [], asked: [], obligations: [],
  },
})

const LEAVES = [
  leaf('disclosure', 'slow', 1), leaf('disclosure', 'other', 2), leaf('disclosureDiscarded', 'slow', 3), leaf('disclosure', 'slow', 4),
  leaf('disclosure', 'lost', 5), leaf('refusal', 'lost', 6, { code: 'CHANGED_MEANWHILE' }),
  leaf('disclosure', 'kept', 7), leaf('refusal', 'kept', 8, { code: 'FORBIDDEN' }), leaf('disclosureDiscarded', 'kept', 9, { log: 'b' }),
]

const answeredUntil = (minutes: number): readonly number[] => {
  const isAnswered = answeredBy(LEAVES, minute(minutes))
  return LEAVES.filter((one) => one.entry.kind === 'disclosure' && isAnswered(one)).map(({ index }) => index)
}

test('a disclosure counts that no later leaf of its request takes back in its log, by what the trail had said until then', () => {
  expect(answeredUntil(10)).toEqual([2, 4, 7])
  expect(answeredUntil(5)).toEqual([2, 4, 5, 7])
  expect(answeredUntil(2)).toEqual([1, 2, 4, 5, 7])
})

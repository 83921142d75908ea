import { describe, expect, test } from 'vitest'
import { withoutSmallNumbers } from '../../policies/small-numbers.ts'
import { fc } from '../properties.ts'

const shownOf = (counts: readonly number[]): readonly (number | null)[] =>
  [...withoutSmallNumbers(new Map(counts.map((count, index) => [String(index), count]))).values()]

describe('counts', () => {
  test('of five or more are all shown', () => expect(shownOf([5, 9, 40])).toEqual([5, 9, 40]))

  test('below five are not shown, nor another from which the sum would tell them', () => {
    expect(shownOf([3, 9, 40])).toEqual([null, null, 40])
    expect(shownOf([1, 1, 6, 40])).toEqual([null, null, null, 40])
    expect(shownOf([4, 4, 40])).toEqual([null, null, 40])
  })

  test('that are all small are none of them shown', () => expect(shownOf([1, 0, 2])).toEqual([null, null, null]))

  test('never show a small one, and what is held back is several that sum to five or more', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 9 }), (counts) => {
      const shown = shownOf(counts)
      const held = counts.filter((_, index) => shown[index] === null)
      const sum = held.reduce((all, count) => all + count, 0)
      return shown.every((count) => count === null || count >= 5)
        && (held.length === 0 || held.length === counts.length || (held.length >= 2 && sum >= 5))
    }))
  })
})

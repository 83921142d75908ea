import { expect, test } from 'vitest'
import { isChangedByTime } from '../../gateway/registry/standing.ts'

const open = { closedAt: null, departedOn: null, actionPlan: '2019-2021' }
const [CLOSED, NINETY_DAYS] = [new Date('2026-03-01T10:00:00Z'), 90 * 86_400_000]
const after = (milliseconds: number): Date => new Date(CLOSED.getTime() + NINETY_DAYS + milliseconds)

test('F13: a case that has been closed for ninety days by the second instant is another than at the first', () => {
  const closed = { ...open, closedAt: CLOSED }
  expect(isChangedByTime(closed, after(-2), after(-1))).toBe(false)
  expect(isChangedByTime(closed, after(-1), after(0))).toBe(true)
  expect(isChangedByTime(closed, after(0), after(1))).toBe(false)
})

test('X24: so is one whose reintegration is reported no longer, from the midnight after its last day in Denmark', () => {
  const departed = { ...open, departedOn: '2026-01-15' }
  expect(isChangedByTime(departed, new Date('2026-07-15T21:58:00Z'), new Date('2026-07-15T21:59:59Z'))).toBe(false)
  expect(isChangedByTime(departed, new Date('2026-07-15T21:59:59Z'), new Date('2026-07-15T22:00:00Z'))).toBe(true)
})

test('one that neither waits for is the same at any time', () => {
  expect(isChangedByTime(open, CLOSED, after(0))).toBe(false)
})

import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { beginningOf, endOf } from '../../console/pages/log/moment.ts'
import { hoursBetween, momentFrom, momentUntil } from '../../console/pages/log/moments.ts'
import { beginningOfDay, inMonths } from '../../console/words/danish.ts'

const hoursIn = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 3_600_000

describe.each([
  ['when summer time begins', '2026-03-29', 23], ['when summer time ends', '2026-10-25', 25], ['any other day', '2026-11-22', 24],
])('%s', (_what, day, long) => {
  const hours = hoursBetween(Temporal.PlainDate.from(day), Temporal.PlainDate.from(day))

  test('a search of the day finds all of it', () => {
    expect(hoursIn(beginningOf(day), endOf(day))).toBe(long)
    expect(Date.parse(beginningOfDay(day))).toBe(Date.parse(beginningOf(day)))
  })

  test('every entry of the day is in one bar, and in one alone', () => {
    expect(hours.map(endOf)).toEqual([...hours.slice(1).map(beginningOf), endOf(day)])
    expect(beginningOf(hours[0] ?? '')).toBe(beginningOf(day))
    expect(hours).toHaveLength(Math.min(long, 24))
  })

  test('a saved search of an hour opens on that hour', () => {
    for (const hour of hours.slice(1)) expect([momentFrom(beginningOf(hour)), momentUntil(endOf(hour)).slice(0, 10)]).toEqual([hour, day])
    for (const hour of hours.slice(0, -1)) expect(momentUntil(endOf(hour))).toBe(hour)
  })
})

describe('the day until which a consent is proposed', () => {
  afterEach(() => { vi.useRealTimers() })

  test.each([
    ['2026-11-23T12:00:00Z', '01.05.2027'], ['2026-12-31T23:30:00Z', '01.07.2027'], ['2027-08-31T21:59:00Z', '01.02.2028'],
    ['2027-08-31T22:01:00Z', '01.03.2028'], ['2028-02-29T23:59:00Z', '01.09.2028'],
  ])('is the first of a month by the calendar of Denmark, at %s too', (now, proposed) => {
    vi.useFakeTimers({ now: new Date(now) })
    expect(inMonths(6)).toBe(proposed)
  })
})

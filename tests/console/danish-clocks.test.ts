import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { beginningOf, endOf } from '../../console/pages/log/moment.ts'
import { hoursBetween, momentFrom, momentUntil } from '../../console/pages/log/moments.ts'
import { beginningOfDay } from '../../console/words/danish.ts'

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

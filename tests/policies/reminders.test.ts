import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { deadlineReminder } from '../../policies/clocks/deadline-reminder.ts'
import { expiryReminder } from '../../policies/clocks/expiry-reminder.ts'
import { latestReminder } from '../../policies/clocks/weekly-reminder.ts'

describe('a reminder of a deadline', () => {
  /** The last day is 26.10.2026, the day after the clock is set back: it is over at 23.00 UTC. */
  const ends = Temporal.Instant.from('2026-10-26T23:00:00Z')
  const at = (text: string) => deadlineReminder(ends, new Date(text))

  test('is due 7, 3 and 1 Danish calendar days before, from 7 in the morning, and not after', () => {
    expect([
      at('2026-10-18T12:00:00Z'), at('2026-10-19T04:59:59Z'), at('2026-10-19T05:00:00Z'), at('2026-10-22T20:00:00Z'),
      at('2026-10-23T05:00:00Z'), at('2026-10-24T21:59:59Z'), at('2026-10-25T06:00:00Z'), at('2026-10-26T22:59:59Z'), at('2026-10-26T23:00:00Z'),
    ]).toEqual([null, null, 7, 7, 3, 3, 1, 1, null])
  })

  test('is not given in the night, also in the hour that comes twice', () => {
    expect([at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z'), at('2026-10-25T05:59:59Z')]).toEqual([null, null, null])
  })
})

describe('an officer\'s reminder', () => {
  test('is due each Monday at 8 in Denmark, in summer time and after it', () => {
    expect(latestReminder(new Date('2026-10-19T05:59:59Z'))).toEqual({ day: '2026-10-12', at: new Date('2026-10-12T06:00:00Z') })
    expect(latestReminder(new Date('2026-10-19T06:00:00Z'))).toEqual({ day: '2026-10-19', at: new Date('2026-10-19T06:00:00Z') })
    expect(latestReminder(new Date('2026-10-25T22:59:59Z')).day).toBe('2026-10-19')
    expect(latestReminder(new Date('2026-10-26T07:00:00Z'))).toEqual({ day: '2026-10-26', at: new Date('2026-10-26T07:00:00Z') })
  })
})

describe('a warning that a certificate ends', () => {
  test('is due 60, 30 and 7 days ahead, and not when it has ended', () => {
    const now = new Date('2026-11-22T12:00:00Z')
    const in_ = (days: number) => expiryReminder(new Date(now.getTime() + days * 24 * 60 * 60 * 1000), now)
    expect([61, 60, 31, 30, 8, 7, 0.01, 0, -1].map(in_)).toEqual([null, 60, 60, 30, 30, 7, 7, null, null])
  })
})

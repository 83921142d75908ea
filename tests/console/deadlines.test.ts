import { describe, expect, test } from 'vitest'
import { deadlinesOf, isLate, isSoon, pressing } from '../../console/pages/board/deadlines.ts'
import { readSearch } from '../../console/pages/board/search.ts'
import { instantOf } from '../../policies/clocks/danish-day.ts'
import { deadlineReminder } from '../../policies/clocks/deadline-reminder.ts'

const NOW = new Date('2026-11-23T09:00:00Z')

/** Deadlines so many hours from now. */
const inHours = (...hours: readonly number[]) =>
  deadlinesOf(hours.map((one) => ({ ends: new Date(NOW.getTime() + one * 3_600_000).toISOString() })), NOW)

describe('before a meeting', () => {
  test('a deadline of this week is shown also where another has passed, and both are told', () => {
    const deadlines = inHours(20, -30, 100, -50)
    expect([deadlines.some(isSoon), deadlines.some(isLate)]).toEqual([true, true])
    expect(pressing(deadlines).map(({ daysLeft }) => daysLeft)).toEqual([-2, -1, 1])
    expect(pressing(inHours(-30, -50))).toHaveLength(2)
    expect(pressing(inHours(20, 100))).toHaveLength(1)
  })

  test('a deadline is within seven days when the group is mailed of it, and at no other time', () => {
    for (let hours = -48; hours < 300; hours += 1) {
      const [deadline] = inHours(hours)
      expect([hours, deadline && isSoon(deadline)]).toEqual([hours, deadlineReminder(instantOf(new Date(deadline?.ends ?? '')), NOW) !== null])
    }
  })

  test.each(['2026', '2026-11', '2026-02-30'])('`%s` is no day of the last meeting', (since) => {
    expect(readSearch({ since })).toEqual({})
  })
})

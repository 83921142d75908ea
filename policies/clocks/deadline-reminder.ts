import type { Temporal } from 'temporal-polyfill'
import { danishDay, danishHourOf } from './danish-day.ts'

/** Days ahead of which those who follow a case, and who acts next, are reminded of a deadline. */
const AHEAD = [1, 3, 7] as const

export type DaysAhead = (typeof AHEAD)[number]

/** Days ahead of which nobody is reminded yet. */
export const MOST_AHEAD: number = Math.max(...AHEAD)

/** Nobody is reminded in the night. */
const MORNING = 7

/** Danish calendar days until a deadline that has not passed: none on its last day. */
export const daysLeft = (ends: Temporal.Instant, now: Date): number =>
  danishDay(now).until(danishDay(new Date(ends.epochMilliseconds - 1))).days

/**
 * Within how many days a deadline is: the reminder that is due now, in Danish calendar days; null while none is, when it
 * has passed, and in the night. What a gateway that stood still did not say is said late, and no less true.
 */
export const deadlineReminder = (ends: Temporal.Instant, now: Date): DaysAhead | null => {
  if (ends.epochMilliseconds <= now.getTime() || danishHourOf(now) < MORNING) return null
  const days = daysLeft(ends, now)
  return AHEAD.find((ahead) => days <= ahead) ?? null
}

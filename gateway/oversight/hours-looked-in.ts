import { isOddHour } from '../../policies/clocks/odd-hours.ts'

/** A period that a filter means: from its first instant to the first that is no longer meant. */
export interface Period {
  readonly from: Date | undefined
  readonly until: Date
}

const HOUR = 3_600_000

/** Hours of two years: a filter names each by itself. */
const MOST = 2 * 366 * 24

/**
 * The hours of a period that lie outside the hours of work in Denmark, or within them; undefined where the filter does not
 * say which, null when the period is too long.
 */
export const hoursLookedIn = (outside: boolean | null | undefined, { from, until }: Period): readonly Date[] | undefined | null => {
  if (typeof outside !== 'boolean') return undefined
  const first = Math.floor((from?.getTime() ?? 0) / HOUR)
  const count = Math.ceil(until.getTime() / HOUR) - first
  if (count > MOST) return null
  return Array.from({ length: Math.max(0, count) }, (_, index) => new Date((first + index) * HOUR)).filter((hour) => isOddHour(hour) === outside)
}

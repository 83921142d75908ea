import { beginningOfDay, dayText, daysAfter, instantsOf } from '../../words/danish.ts'

/** Milliseconds. */
const HOUR = 3_600_000

/** A moment of the address: a day, or an hour of it, by the clock of Denmark. */
const read = (moment: string): readonly [day: string, hour: string | undefined] => {
  const [day = '', hour] = moment.split('T')
  return [day, hour]
}

/** The first instant of a moment. */
export const beginningOf = (moment: string): string => instantsOf(...read(moment)).first

/** The first instant after it; of the hour that a night has twice, after both. */
export const endOf = (moment: string): string => {
  const [day, hour] = read(moment)
  if (hour === undefined) return beginningOfDay(daysAfter(day, 1))
  return new Date(Date.parse(instantsOf(day, hour).last) + HOUR).toISOString()
}

/** 22.11.2026, or 22.11.2026 14–15. */
export const momentText = (moment: string): string => {
  const [day, hour] = read(moment)
  return hour === undefined ? dayText(day) : `${dayText(day)} ${hour}–${String(Number(hour) + 1).padStart(2, '0')}`
}

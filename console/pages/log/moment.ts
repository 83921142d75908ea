import { Temporal } from 'temporal-polyfill'
import { dayText } from '../../words/danish.ts'

const ZONE = 'Europe/Copenhagen'

/** A moment of the address: a day, or an hour of it, by the clock of Denmark. */
const read = (moment: string): { readonly day: Temporal.PlainDate; readonly hour: number | undefined } => {
  const [day = '', hour] = moment.split('T')
  return { day: Temporal.PlainDate.from(day), hour: hour === undefined ? undefined : Number(hour) }
}

/** The first instant of a moment. */
export const beginningOf = (moment: string): string => {
  const { day, hour = 0 } = read(moment)
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString()
}

/** The first instant after it; of the hour that a night has twice, after both. */
export const endOf = (moment: string): string => {
  const { day, hour } = read(moment)
  if (hour === undefined) return day.add({ days: 1 }).toZonedDateTime(ZONE).toInstant().toString()
  return day.toPlainDateTime({ hour }).toZonedDateTime(ZONE, { disambiguation: 'later' }).add({ hours: 1 }).toInstant().toString()
}

/** How many days lie between two moments, both included. */
export const daysFrom = (from: string, to: string): number => read(from).day.until(read(to).day).days + 1

/** Of an instant: the hour that it lies in. */
export const hourOf = (at: string): string => {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE)
  return `${local.toPlainDate().toString()}T${String(local.hour).padStart(2, '0')}`
}

/** Every hour that the clock of Denmark shows from one day to another, both included: of the night that skips one, not that one. */
export const hoursBetween = (first: Temporal.PlainDate, last: Temporal.PlainDate): readonly string[] => {
  const begins = first.toZonedDateTime(ZONE)
  const { hours } = begins.until(last.add({ days: 1 }).toZonedDateTime(ZONE), { largestUnit: 'hours' })
  return [...new Set(Array.from({ length: hours }, (_, hour) => hourOf(begins.add({ hours: hour }).toInstant().toString())))]
}

/** The day, or the hour of it, that begins at an instant. */
export const momentFrom = (at: string): string => {
  const hour = hourOf(at)
  return hour.endsWith('T00') ? hour.slice(0, 10) : hour
}

/** The last day, or the last hour, before an instant. */
export const momentUntil = (at: string): string => {
  const before = hourOf(Temporal.Instant.from(at).subtract({ seconds: 1 }).toString())
  return hourOf(at).endsWith('T00') ? before.slice(0, 10) : before
}

/** 22.11.2026, or 22.11.2026 14–15. */
export const momentText = (moment: string): string => {
  const [day = '', hour] = moment.split('T')
  return hour === undefined ? dayText(day) : `${dayText(day)} ${hour}–${String(Number(hour) + 1).padStart(2, '0')}`
}

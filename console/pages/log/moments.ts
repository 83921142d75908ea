import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'

const dayIn = (moment: string): Temporal.PlainDate => Temporal.PlainDate.from(moment.slice(0, 10))

/** How many days lie between two moments, both included. */
export const daysFrom = (from: string, to: string): number => dayIn(from).until(dayIn(to)).days + 1

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

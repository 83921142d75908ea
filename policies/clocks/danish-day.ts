import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'

export const instantOf = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())

/** The calendar day in Denmark of an instant: periods in days count these, never hours. */
export const danishDay = (at: Date): Temporal.PlainDate => instantOf(at).toZonedDateTimeISO(ZONE).toPlainDate()

/** The instant at which a day begins in Denmark: 22:00 or 23:00 UTC of the day before. */
export const beginningOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime({ timeZone: ZONE }).toInstant()

/** The instant at which a day is over in Denmark: the beginning of the next, 23, 24 or 25 hours later. */
export const endOf = (day: Temporal.PlainDate): Temporal.Instant => beginningOf(day.add({ days: 1 }))

import { Temporal } from 'temporal-polyfill'

/** The calendar day in Denmark of an instant: periods in days count these, never hours. */
export const danishDay = (at: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/Copenhagen').toPlainDate()

import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'

export const instantOf = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())

const EPOCH = new Temporal.PlainDate(1970, 1, 1)
const HOUR = 3_600_000
const KEPT = 5_000

/** What is the same in all of a UTC hour, worked out once: Denmark is whole hours ahead. Keeps the hours asked for lately. */
export const byHour = <T>(workOut: (at: Date) => T): ((at: Date) => T) => {
  const known = new Map<number, T>()
  return (at) => {
    const hour = Math.floor(at.getTime() / HOUR)
    const found = known.get(hour)
    if (found !== undefined) return found
    if (known.size >= KEPT) known.clear()
    const worked = workOut(at)
    known.set(hour, worked)
    return worked
  }
}

/** The calendar day in Denmark of an instant: periods in days count these, never hours. */
export const danishDay = byHour((at: Date): Temporal.PlainDate => instantOf(at).toZonedDateTimeISO(ZONE).toPlainDate())

/** The same, counted from 1970: for telling days apart. */
export const dayNumber = byHour((at: Date): number => EPOCH.until(danishDay(at)).days)

/** The instant at which a day begins in Denmark: 22:00 or 23:00 UTC of the day before. */
export const beginningOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime({ timeZone: ZONE }).toInstant()

/** The instant at which a day is over in Denmark: the beginning of the next, 23, 24 or 25 hours later. */
export const endOf = (day: Temporal.PlainDate): Temporal.Instant => beginningOf(day.add({ days: 1 }))

/** The hour of the day in Denmark, from 0 to 23. */
export const danishHourOf = (at: Date): number => instantOf(at).toZonedDateTimeISO(ZONE).hour

/** The instant at which it is so many o'clock on a day in Denmark. */
export const atDanishHour = (day: Temporal.PlainDate, hour: number): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant()

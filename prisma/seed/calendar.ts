const DAY = 86_400_000

/** Days and instants, told from the day on which the seed is made, so that deadlines lie ahead whenever it is. UTC. */
export interface Calendar {
  /** The calendar day so many days from today, `YYYY-MM-DD`. */
  day(offset: number): string
  /** The instant so many days from today at a time of day, such as `14:05`. */
  at(offset: number, time: string): Date
  /** How many days from today a calendar day is: negative when it is past. */
  offsetOf(day: string): number
}

/** A calendar whose day 0 is the UTC day of `today`. */
export const createCalendar = (today: Date): Calendar => {
  const midnight = Math.floor(today.getTime() / DAY) * DAY
  const day = (offset: number) => new Date(midnight + offset * DAY).toISOString().slice(0, 10)
  return {
    day,
    at: (offset, time) => new Date(`${day(offset)}T${time}:00.000Z`),
    offsetOf: (date) => Math.round((Date.parse(date) - midnight) / DAY),
  }
}

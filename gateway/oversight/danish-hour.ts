const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** An instant by the clocks and calendars of Denmark, in digits. */
export const danishParts = (instant: Date): Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>> => {
  const found = new Map(PARTS.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? ''
  return {
    year: part('year'), month: part('month'), day: part('day'),
    hour: part('hour'), minute: part('minute'), second: part('second'),
  }
}

/** Where an instant falls in Danish time: the day, ISO 8601; the hour, 0 to 23; the weekday, 1 on Mondays. */
export interface DanishHour {
  readonly day: string
  readonly hour: number
  readonly weekday: number
}

export const danishHour = (instant: Date): DanishHour => {
  const { year, month, day, hour } = danishParts(instant)
  const date = `${year}-${month}-${day}`
  return { day: date, hour: Number(hour), weekday: new Date(date).getUTCDay() || 7 }
}

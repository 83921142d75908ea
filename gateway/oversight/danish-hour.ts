const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23',
})

/** Where an instant falls in Danish time: the day, ISO 8601; the hour, 0 to 23; the weekday, 1 on Mondays. */
export interface DanishHour {
  readonly day: string
  readonly hour: number
  readonly weekday: number
}

export const danishHour = (instant: Date): DanishHour => {
  const parts = new Map(PARTS.formatToParts(instant).map(({ type, value }) => [type, value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return { day, hour: Number(parts.get('hour')), weekday: new Date(day).getUTCDay() || 7 }
}

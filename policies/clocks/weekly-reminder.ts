import { Temporal } from 'temporal-polyfill'
import { atDanishHour, danishDay } from './danish-day.ts'

const HOUR = 8

/** The latest Monday at 8 o'clock in Denmark that has passed: when officers are reminded of their saved searches. */
export const latestReminder = (now: Date): { readonly day: string; readonly at: Date } => {
  const today = danishDay(now)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const isDue = atDanishHour(monday, HOUR).epochMilliseconds <= now.getTime()
  const day: Temporal.PlainDate = isDue ? monday : monday.subtract({ weeks: 1 })
  return { day: day.toString(), at: new Date(atDanishHour(day, HOUR).epochMilliseconds) }
}

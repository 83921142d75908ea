import { useTranslation } from 'react-i18next'

const ZONE = 'Europe/Copenhagen'
const DAY = new Intl.DateTimeFormat('da-DK', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })
const TIME = new Intl.DateTimeFormat('da-DK', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false })

/** A calendar day (ISO 8601) as 22.11.2026. */
export const dayText = (day: string): string => day.split('-').reverse().join('.')

/** The Danish calendar day of an instant, as 22.11.2026. */
export const dayOfInstant = (at: Date | string): string => DAY.format(new Date(at))

/** The last day before an instant, such as the one that a consent no longer covers, as 22.11.2026. */
export const lastDayOf = (until: string): string => dayOfInstant(new Date(Date.parse(until) - 1))

/** The Danish time of an instant, as 14.05. */
const timeOfInstant = (at: Date | string): string => TIME.format(new Date(at)).replace(':', '.')

const HOUR = 3_600_000

/** Which of two an instant is of, in the night in October when the clock shows an hour twice; null at all other times. */
const hourOfTwo = (at: Date | string): 'first' | 'second' | null => {
  const shownIn = (milliseconds: number): string => timeOfInstant(new Date(new Date(at).getTime() + milliseconds))
  if (shownIn(HOUR) === shownIn(0)) return 'first'
  return shownIn(-HOUR) === shownIn(0) ? 'second' : null
}

/** `22.11.2026 kl. 14.05` in Danish, `22.11.2026 at 14.05` in English; of an hour that comes twice, which of the two. */
export const useInstantText = () => {
  const { t } = useTranslation()
  return (at: Date | string): string => {
    const shown = t('when.instant', { day: dayOfInstant(at), time: timeOfInstant(at) })
    const which = hourOfTwo(at)
    return which ? `${shown} ${t(`when.${which}`)}` : shown
  }
}

/** Danish order: aa as å, last. */
export const byDanish = new Intl.Collator('da').compare

/** Whether a text is a calendar day that there is (ISO 8601). */
export const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

const WRITTEN = /^(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})$/

/** A day as one writes it, 22.11.2026, as ISO 8601; null when there is no such day. */
export const isoDay = (written: string): string | null => {
  const [, day = '', month = '', year = ''] = WRITTEN.exec(written.trim()) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : null
}

/** The Danish calendar day (ISO 8601) that it is now. */
export const today = (): string => isoDay(dayOfInstant(new Date())) ?? ''

/** The calendar day (ISO 8601) so many days after another; before it, where they are negative. */
export const daysAfter = (day: string, days: number): string => {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The first day of a month, so many after this one in Denmark, as 01.11.2026: what is proposed. */
export const inMonths = (months: number): string => {
  const day = new Date(`${today()}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + months, 1)
  return dayText(day.toISOString().slice(0, 10))
}

/** The instants at which the clock of Denmark shows an hour of a day (ISO 8601): of the hour that a night skips, the one after it. */
export const instantsOf = (day: string, hour = '00'): { readonly first: string; readonly last: string } => {
  const [summer, winter] = [new Date(`${day}T${hour}:00:00+02:00`), new Date(`${day}T${hour}:00:00+01:00`)]
  const [isSummer, isWinter] = [summer, winter].map((at) => timeOfInstant(at) === `${hour}.00`)
  return { first: (isSummer ? summer : winter).toISOString(), last: (isSummer && !isWinter ? summer : winter).toISOString() }
}

/** The instant at which a Danish day (ISO 8601) begins. */
export const beginningOfDay = (day: string): string => instantsOf(day).first

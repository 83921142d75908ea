const ZONE = 'Europe/Copenhagen'
const DAY = new Intl.DateTimeFormat('da-DK', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })
const TIME = new Intl.DateTimeFormat('da-DK', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false })

/** A calendar day (ISO 8601) as 22.11.2026. */
export const danishDate = (day: string): string => day.split('-').reverse().join('.')

/** An instant (ISO 8601) as 22.11.2026 kl. 14.05, in Danish time. */
export const danishTime = (instant: string): string => {
  const at = new Date(instant)
  return `${DAY.format(at)} kl. ${TIME.format(at)}`
}

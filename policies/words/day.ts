import type { Label, Language } from '../../schema/label.ts'

/** A calendar day (ISO 8601) as it is written in the language: 01.01.2022, or as it is. */
export const sayDay = (day: string, language: Language): string => (language === 'da' ? day.split('-').reverse().join('.') : day)

const DANISH = new Intl.DateTimeFormat('da-DK', {
  timeZone: 'Europe/Copenhagen', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
})

const HOUR = 3_600_000

/** In the night in October when the clock shows an hour twice, which of the two an instant is of; undefined at all other times. */
export const hourOfTwo = (at: Date): Label | undefined => {
  const isShownAt = (milliseconds: number): boolean => DANISH.format(new Date(at.getTime() + milliseconds)) === DANISH.format(at)
  if (isShownAt(HOUR)) return { da: 'sommertid', en: 'summer time' }
  return isShownAt(-HOUR) ? { da: 'normaltid', en: 'standard time' } : undefined
}

/** An instant as it is written in the language: 22.11.2026 kl. 14.05 in Danish time, or ISO 8601. */
export const sayInstant = (at: Date, language: Language): string => {
  if (language !== 'da') return at.toISOString()
  const parts = Object.fromEntries(DANISH.formatToParts(at).map(({ type, value }) => [type, value]))
  const which = hourOfTwo(at)
  return `${parts['day']}.${parts['month']}.${parts['year']} kl. ${parts['hour']}.${parts['minute']}${which ? ` (${which.da})` : ''}`
}

import { sayInstant } from '../../policies/words/day.ts'

/** A calendar day (ISO 8601) as 22.11.2026. */
export const danishDate = (day: string): string => day.split('-').reverse().join('.')

/** An instant (ISO 8601) as 22.11.2026 kl. 14.05, in Danish time. */
export const danishTime = (instant: string): string => sayInstant(new Date(instant), 'da')

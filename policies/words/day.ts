import type { Language } from '../../schema/label.ts'

/** A calendar day (ISO 8601) as it is written in the language: 01.01.2022, or as it is. */
export const sayDay = (day: string, language: Language): string => (language === 'da' ? day.split('-').reverse().join('.') : day)

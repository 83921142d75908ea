import { createInstance } from 'i18next'
import { hourOfTwo } from '../../policies/words/day.ts'
import type { Language } from '../../schema/label.ts'
import { da, type ReportTexts } from './texts/da.ts'
import { en } from './texts/en.ts'

/** A language more is a file more, with the same keys. */
export const CATALOGUES: Readonly<Record<Language, ReportTexts>> = { da, en }

export type Say = (key: keyof ReportTexts | 'count', given?: Readonly<Record<string, string | number>>) => string

const catalogues = createInstance({
  resources: Object.fromEntries(Object.entries(CATALOGUES).map(([language, translation]) => [language, { translation }])),
  fallbackLng: false,
  interpolation: { escapeValue: false },
  initAsync: false,
})
void catalogues.init()

/** The report's texts in one language. */
export const textsIn = (language: Language): Say => (key, given = {}) => catalogues.t(key, { ...given, lng: language })

/** What languages call the same instant, in Danish time. */
const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }

/** An instant (ISO 8601) in words, such as `22. november 2026 kl. 14.05`. */
export const saidTime = (instant: string, language: Language): string => {
  const at = new Date(instant)
  const said = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Europe/Copenhagen', dateStyle: 'long', timeStyle: 'short' }).format(at)
  const which = hourOfTwo(at)
  return which ? `${said} (${which[language]})` : said
}

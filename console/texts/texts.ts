import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type da from './da.json'

export const LANGUAGES = ['da', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof da }
  }
}

/** Kept for the browser session, and nothing else of the person is. */
const KEPT_AS = 'language'

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((language) => language === text)

/** Of the languages just the chosen one is fetched. */
const fetchTexts = async (language: Language): Promise<object> =>
  (language === 'da' ? await import('./da.json') : await import('./en.json')).default

/** Danish until the person chooses otherwise. */
export const startTexts = async (): Promise<void> => {
  const kept = sessionStorage.getItem(KEPT_AS)
  const lng = isLanguage(kept) ? kept : 'da'
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    resources: { [lng]: { translation: await fetchTexts(lng) as typeof da } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = lng
}

/** Speaks the language that was chosen last, also when one that was chosen before it comes later. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  sessionStorage.setItem(KEPT_AS, language)
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await fetchTexts(language))
  if (sessionStorage.getItem(KEPT_AS) !== language) return
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

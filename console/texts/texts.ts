import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import da from './da.json'
import en from './en.json'

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

/** Danish until the person chooses otherwise. */
export const startTexts = (): void => {
  const kept = sessionStorage.getItem(KEPT_AS)
  const lng = isLanguage(kept) ? kept : 'da'
  void i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    resources: { da: { translation: da }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = lng
}

export const chooseLanguage = (language: Language): void => {
  sessionStorage.setItem(KEPT_AS, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

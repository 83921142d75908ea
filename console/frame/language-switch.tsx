import { useTranslation } from 'react-i18next'
import { chooseLanguage, LANGUAGES } from '../texts/texts.ts'

const NAMES = { da: 'Dansk', en: 'English' } as const

/** Each language by its own name. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation()
  return (
    <div className="languages" role="group" aria-label={t('frame.language')}>
      {LANGUAGES.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={i18n.language === language}
          onClick={() => void chooseLanguage(language)}>
          {NAMES[language]}
        </button>
      ))}
    </div>
  )
}

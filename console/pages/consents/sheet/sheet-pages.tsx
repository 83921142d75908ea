import { useTranslation } from 'react-i18next'
import { useWords } from '../../../words/words.ts'
import { PlainWords, type PlainConsent } from './plain-words.tsx'
import { SignHere } from './sign-here.tsx'

interface SheetPagesProps {
  readonly language: string
  /** Of the headings. */
  readonly level: 2 | 3
  readonly consent: PlainConsent
}

/** In the person's language, and in Danish for the file, each with a place to sign. */
export const SheetPages = ({ language, level, consent }: SheetPagesProps) => {
  const { t } = useTranslation()
  const words = useWords()
  return [...new Set([language, 'da'])].map((one) => (
    <section className="sheet" key={one} aria-label={t('consents.sheetIn', { language: words.languageName(one) })}>
      <PlainWords language={one} level={level} consent={consent} />
      <SignHere language={one} />
    </section>
  ))
}

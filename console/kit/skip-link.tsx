import { useTranslation } from 'react-i18next'

/** First stop of the Tab key: past the header. */
export const SkipLink = () => {
  const { t } = useTranslation()
  return <a className="skipnav" href="#content">{t('frame.skip')}</a>
}

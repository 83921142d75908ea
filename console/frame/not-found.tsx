import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from './page.tsx'

export const NotFound = () => {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')} lead={t('notFound.lead')}>
      <p><Link to="/">{t('notFound.start')}</Link></p>
    </Page>
  )
}

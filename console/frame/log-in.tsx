import { useTranslation } from 'react-i18next'
import { Alert } from '../kit/alert.tsx'
import { Page } from './page.tsx'

/** Where one logs in, coming back to this very address. */
export const logInAddress = (): string => `/console/login?return=${encodeURIComponent(location.pathname + location.search)}`

export const LogIn = () => {
  const { t } = useTranslation()
  return (
    <Page title={t('logIn.title')} lead={t('logIn.lead')}>
      <p><a className="button button-primary" href={logInAddress()}>{t('logIn.go')}</a></p>
      <Alert kind="info" heading={t('logIn.recorded')}>{t('logIn.recordedWhy')}</Alert>
    </Page>
  )
}

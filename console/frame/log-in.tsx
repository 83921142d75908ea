import { useTranslation } from 'react-i18next'
import { Alert } from '../kit/alert.tsx'
import { byDanish } from '../words/danish.ts'
import { useWords } from '../words/words.ts'
import { AskFailed } from './ask.ts'
import { Failed } from './failed.tsx'
import { Page } from './page.tsx'

/** Where one logs in at an agency's own issuer, coming back to this very address. */
export const logInAddress = (agency: string): string => {
  const here = location.pathname + location.search
  return `/console/login?agency=${encodeURIComponent(agency)}&return=${encodeURIComponent(here.includes('login=') ? '/console/' : here)}`
}

export const LogIn = ({ agencies }: { readonly agencies: readonly string[] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const refused = new URLSearchParams(location.search).get('login')
  const named = agencies.map((party) => ({ party, name: words.party(party) })).sort((a, b) => byDanish(a.name, b.name))
  return (
    <Page title={t('logIn.title')} lead={t('logIn.lead')}>
      {refused && <Failed error={new AskFailed(refused, null)} />}
      <h2>{t('logIn.where')}</h2>
      <ul className="agencies no-max-width">
        {named.map(({ party, name }) => (
          <li key={party}><a className="button button-secondary" href={logInAddress(party)}>{name}</a></li>
        ))}
      </ul>
      <Alert kind="info" heading={t('logIn.recorded')}>{t('logIn.recordedWhy')}</Alert>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failed } from './failed.tsx'
import { Page } from './page.tsx'

/** What no page foresaw. */
export const Unexpected = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation()
  return (
    <Page title={t('failed.title')}>
      <Failed error={error} again={() => location.reload()} />
      <p><Link to="/">{t('notFound.start')}</Link></p>
    </Page>
  )
}

/** Where not even who is logged in is known. */
export const WithoutLayout = ({ error }: { readonly error: unknown }) =>
  <main className="container page-container"><Unexpected error={error} /></main>

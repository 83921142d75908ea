import { useTranslation } from 'react-i18next'
import { Failed } from './failed.tsx'
import { Page } from './page.tsx'

/** What no page foresaw. */
export const Unexpected = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation()
  return <Page title={t('failed.title')}><Failed error={error} again={() => location.reload()} /></Page>
}

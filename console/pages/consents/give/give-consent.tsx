import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../../frame/ask.ts'
import { Failed } from '../../../frame/failed.tsx'
import { Page } from '../../../frame/page.tsx'
import { Alert } from '../../../kit/alert.tsx'
import { Breadcrumb } from '../../../kit/breadcrumb.tsx'
import { Loading } from '../../../kit/loading.tsx'
import { CONSENT_CHOICES, REASONS } from '../consent-operations.ts'
import { Steps } from './steps.tsx'

/** Giving a consent, one thing at a time: one recipient and one purpose to each (GDPR art. 7). */
export const GiveConsent = () => {
  const { t } = useTranslation()
  const { case: handle } = useParams({ from: '/samtykker/$case/nyt' })
  const choices = useQuery({
    queryKey: ['consentChoices', handle], queryFn: () => ask(CONSENT_CHOICES, { case: handle, reason: REASONS.choices }),
  })
  const found = choices.data?.data.consentChoices
  const above = [{ to: '/samtykker', name: t('consents.title') }, { to: `/samtykker/${handle}`, name: t('consents.inCase') }]
  return (
    <>
      <Breadcrumb above={above} here={t('consents.give')} />
      <Page title={t('consents.give')} lead={t('consents.giveLead')}>
        {choices.isPending && <Loading />}
        {choices.isError && <Failed error={choices.error} again={() => void choices.refetch()} />}
        {found?.choices.length === 0 && <Alert kind="info" heading={t('consents.nothingToGive')} />}
        {found && found.choices.length > 0 && <Steps handle={handle} choices={found.choices} givers={found.givers} />}
      </Page>
    </>
  )
}

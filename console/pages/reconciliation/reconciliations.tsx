import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Loading } from '../../kit/loading.tsx'
import { RUNS } from './reconciliation-operations.ts'
import { RunNow } from './run-now.tsx'
import { RunShown } from './run-shown.tsx'

/** The trail held against the agency's own log of what it was asked: daily, and when the officer asks for it. */
export const Reconciliations = () => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['reconciliations'], queryFn: async () => (await ask(RUNS, { reason: t('reconciliation.reason') })).data.reconciliations.runs,
  })
  const again = (): void => void asked.refetch()
  return (
    <Page title={t('reconciliation.title')} lead={t('reconciliation.lead')}>
      <RunNow done={again} />
      {asked.isError && <Failed error={asked.error} again={again} />}
      {asked.isPending && <Loading />}
      {asked.data?.length === 0 && <p>{t('reconciliation.none')}</p>}
      {asked.data?.map((run) => <RunShown key={run.id} run={run} />)}
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Alert } from '../../kit/alert.tsx'
import { Breadcrumb } from '../../kit/breadcrumb.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { ConsentCard } from './consent-card.tsx'
import { CONSENTS, REASONS, type ConsentRecord } from './consent-operations.ts'
import { stateOf } from './consent-state.ts'
import { History } from './history.tsx'
import { Withdraw } from './withdraw.tsx'

/** The consents of one case: those that stand, and what became of the others. */
export const Consents = () => {
  const { t } = useTranslation()
  const { case: handle } = useParams({ from: '/samtykker/$case' })
  const [withdrawing, setWithdrawing] = useState<ConsentRecord | null>(null)
  const [withdrawn, setWithdrawn] = useState(false)
  const shown = useQuery({ queryKey: ['consents', handle], queryFn: () => ask(CONSENTS, { case: handle, reason: REASONS.show }) })
  const done = (): void => {
    setWithdrawing(null)
    setWithdrawn(true)
    void shown.refetch()
  }
  const records = shown.data?.data.consentRecords.records ?? []
  const now = shown.data?.at ?? new Date()
  const standing = records.filter((record) => ['inForce', 'notYet'].includes(stateOf(record, now)))
  const past = records.filter((record) => !standing.includes(record))
  return (
    <>
      <Breadcrumb above={[{ to: '/samtykker', name: t('consents.title') }]} here={t('consents.inCase')} />
      <Page title={t('consents.inCase')}>
        {shown.isPending && <Loading />}
        {shown.isError && <Failed error={shown.error} again={() => void shown.refetch()} />}
        {withdrawn && <Alert kind="success" heading={t('consents.isWithdrawn')} live>{t('consents.isWithdrawnWhat')}</Alert>}
        {shown.data && (
          <>
            <p className="as-of">{t('consents.asOf')} <Instant at={now} /></p>
            <p className="actions no-print">
              <Link to="/samtykker/$case/nyt" params={{ case: handle }} className="button button-primary">{t('consents.give')}</Link>
            </p>
            <h2>{t('consents.standing')}</h2>
            {standing.length === 0 && <p>{t('consents.noneStands')}</p>}
            <div className="consents">
              {standing.map((record) => (
                <ConsentCard key={record.id} record={record} now={now} handle={handle} withdraw={() => setWithdrawing(record)} />
              ))}
            </div>
            {past.length > 0 && <History records={past} now={now} />}
          </>
        )}
        {withdrawing && <Withdraw record={withdrawing} close={() => setWithdrawing(null)} done={done} />}
      </Page>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { Breadcrumb } from '../../kit/breadcrumb.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { useWords } from '../../words/words.ts'
import { RETENTION } from './log-operations.ts'

/** How long entries are kept and why, what of them an erasure leaves, and what was erased last. */
export const Retention = () => {
  const { t } = useTranslation()
  const words = useWords()
  const period = usePeriod()
  const asked = useQuery({
    queryKey: ['retention'], queryFn: async () => (await ask(RETENTION, { reason: t('log.stateReason') })).data.retention,
  })
  const law = (regime: string): string => t(regime === 'GDPR' ? 'log.gdpr' : 'log.lawEnforcement')
  return (
    <>
      <Breadcrumb above={[{ to: '/log', name: t('log.title') }]} here={t('retention.title')} />
      <Page title={t('retention.title')} lead={t('retention.lead')}>
        <p>{t('retention.how')}</p>
        <p>{t('retention.stays')}</p>
        {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
        {asked.isPending && <Loading />}
        {asked.data && (
          <>
            <Table caption={t('retention.periods')} rows={asked.data.periods} idOf={({ regime }) => regime} columns={[
              { id: 'law', heading: t('log.regime'), cell: ({ regime }) => law(regime) },
              { id: 'period', heading: t('retention.period'), cell: (row) => period(row.period) },
              { id: 'why', heading: t('retention.why'), cell: ({ why, source }) => <>{words.label(why)}<br /><span className="small-text" lang="da">{source}</span></> },
              { id: 'since', heading: t('retention.keptSince'), cell: ({ keptSince }) => <Instant at={keptSince} /> },
            ]} />
            <Table caption={t('retention.erasures')} empty={t('retention.none')} rows={asked.data.erasures}
              idOf={({ at, regime, leaves }) => `${at} ${regime} ${leaves}`} columns={[
                { id: 'at', heading: t('retention.erasedAt'), cell: ({ at }) => <Instant at={at} /> },
                { id: 'law', heading: t('log.regime'), cell: ({ regime }) => law(regime) },
                { id: 'before', heading: t('retention.before'), cell: ({ before }) => <Instant at={before} /> },
                { id: 'leaves', heading: t('retention.leaves'), numeric: true, cell: ({ leaves }) => leaves },
                { id: 'cases', heading: t('retention.cases'), numeric: true, cell: ({ cases }) => cases },
              ]} />
          </>
        )}
      </Page>
    </>
  )
}

const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/

/** A duration of ISO 8601 in words; as it is written when it counts by something else. */
const usePeriod = () => {
  const { t } = useTranslation()
  return (period: string): string => {
    const counts = PERIOD.exec(period)?.slice(1) ?? []
    const units = ['years', 'months', 'days'] as const
    return units.flatMap((unit, index) => counts[index] ? t(`retention.${unit}`, { count: Number(counts[index]) }) : []).join(', ') || period
  }
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { Tag } from '../../kit/tag.tsx'
import { OpenOrEnd } from './open-or-end.tsx'
import { SUPERVISIONS } from './supervision-operations.ts'

/** Whether the supervisory authority reads the trail now and until when (X30); Samsyn's people open and end it. */
export const Supervision = () => {
  const { t } = useTranslation()
  const isSamsyn = useOwnSession().party === 'SAMSYN'
  const asked = useQuery({
    queryKey: ['supervisions'], queryFn: async () => (await ask(SUPERVISIONS, { reason: t('supervision.reason') })).data.supervisions,
  })
  const again = (): void => void asked.refetch()
  return (
    <Page title={t('supervision.title')} lead={t('supervision.lead')}>
      {asked.isError && <Failed error={asked.error} again={again} />}
      {asked.isPending && <Loading />}
      {asked.data && (
        <>
          <State until={asked.data.openUntil} isSamsyn={isSamsyn} />
          {isSamsyn && <OpenOrEnd isOpen={asked.data.openUntil !== null} done={again} />}
          <Table caption={t('supervision.latest')} empty={t('supervision.never')} rows={asked.data.latest} idOf={({ id }) => id} columns={[
            { id: 'until', heading: t('supervision.until'), cell: ({ until }) => <Instant at={until} /> },
            { id: 'ended', heading: t('supervision.ended'), cell: ({ endedAt }) => endedAt && <Instant at={endedAt} /> },
            { id: 'request', heading: t('supervision.request'), cell: ({ id }) => <code>{id}</code> },
          ]} />
        </>
      )}
    </Page>
  )
}

const State = ({ until, isSamsyn }: { readonly until: string | null; readonly isSamsyn: boolean }) => {
  const { t } = useTranslation()
  if (until === null) return (
    <p role="status"><Tag tone="plain">{t('supervision.isNotOpen')}</Tag> {t('supervision.none')} {!isSamsyn && t('supervision.askSamsyn')}</p>
  )
  return (
    <p role="status">
      <Tag tone="soon">{t('supervision.isOpen')}</Tag> {t('supervision.openUntil')} <Instant at={until} />{' '}
      {!isSamsyn && <Link to="/log">{t('supervision.readOn')}</Link>}
    </p>
  )
}

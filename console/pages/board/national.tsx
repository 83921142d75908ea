import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Alert } from '../../kit/alert.tsx'
import { Button } from '../../kit/button.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Table } from '../../kit/table.tsx'
import { useWords } from '../../words/words.ts'
import { COUNTS, REASONS } from './board-operations.ts'
import { MeetingSheet } from './meeting-sheet.tsx'

/** Counts over the regions and the stages; small numbers are held back (F11). */
export const National = () => {
  const { t } = useTranslation()
  const words = useWords()
  const { party } = useOwnSession()
  const counts = useQuery({ queryKey: ['caseCounts'], queryFn: () => ask(COUNTS, { reason: REASONS.board }) })
  const shown = counts.data?.data.caseCounts
  const number = (count: number | null) => count ?? <span className="empty">{t('board.few')}</span>
  const bar = (count: number | null) => count !== null && (
    <span className="count-bar" aria-hidden="true"><span style={{ width: `${(count / Math.max(shown?.open ?? 1, 1)) * 100}%` }} /></span>
  )
  return (
    <Page title={t('board.title')} lead={words.party(party)}>
      {counts.isPending && <Loading />}
      {counts.isError && <Failed error={counts.error} again={() => void counts.refetch()} />}
      {shown && (
        <>
          <p className="as-of">{t('board.national')} <Instant at={shown.countedAt} /></p>
          <p className="total"><span className="count">{number(shown.open)}</span> {t('board.openCases')}</p>
          <Table caption={t('board.byRegion')} rows={shown.regions} idOf={({ region }) => region} columns={[
            { id: 'region', heading: t('board.region'), cell: ({ region }) => words.value('Region', region) },
            { id: 'open', heading: t('board.openCases'), numeric: true, cell: ({ open }) => number(open) },
            { id: 'bar', heading: t('board.share'), cell: ({ open }) => bar(open) },
            { id: 'soon', heading: t('board.show.week'), numeric: true, cell: ({ dueSoon }) => number(dueSoon) },
            { id: 'late', heading: t('board.show.overdue'), numeric: true, cell: ({ overdue }) => number(overdue) },
          ]} />
          <Table caption={t('board.byStage')} rows={shown.stages} idOf={({ stage }) => stage} columns={[
            { id: 'stage', heading: t('board.stage'), cell: ({ stage }) => words.value('Stage', stage) },
            { id: 'open', heading: t('board.openCases'), numeric: true, cell: ({ open }) => number(open) },
            { id: 'bar', heading: t('board.share'), cell: ({ open }) => bar(open) },
          ]} />
          <Alert kind="info" heading={t('board.heldBack')}>{t('board.heldBackWhy')}</Alert>
          <p className="actions no-print"><Button kind="secondary" onClick={() => print()}>{t('board.print')}</Button></p>
          <MeetingSheet />
        </>
      )}
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failed } from '../../frame/failed.tsx'
import { Page } from '../../frame/page.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Button } from '../../kit/button.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { useWords } from '../../words/words.ts'
import { Agenda } from './agenda.tsx'
import { boardCases, shownCases, type BoardCase, type Taking } from './board-case.ts'
import { fetchCases } from './board-operations.ts'
import { CaseTable } from './case-table.tsx'
import { Filters } from './filters.tsx'
import { Lanes } from './lanes.tsx'
import { MeetingSheet } from './meeting-sheet.tsx'
import { VIEWS, type BoardSearch } from './search.ts'
import { Summary } from './summary.tsx'

/** Fetched when someone takes a task. */
const TakeTask = lazy(async () => ({ default: (await import('./take-task.tsx')).TakeTask }))

/** Fetched when someone asks for a share. */
const AskForShare = lazy(async () => ({ default: (await import('./ask-for-share.tsx')).AskForShare }))

/** One page before a meeting: what is due, on whom it waits, what changed. The address is the filter. */
export const Regional = () => {
  const { t } = useTranslation()
  const words = useWords()
  const { party } = useOwnSession()
  const search = useSearch({ from: '/tavle' })
  const navigate = useNavigate({ from: '/tavle' })
  const [taking, setTaking] = useState<Taking | null>(null)
  const [asking, setAsking] = useState<BoardCase | null>(null)
  const board = useQuery({ queryKey: ['board'], queryFn: fetchCases })
  const change = (changed: Partial<BoardSearch>): void => void navigate({ search: (before) => ({ ...before, ...changed }), replace: false })
  const now = board.data?.at ?? new Date()
  const all = boardCases(board.data?.cases ?? [], now)
  const cases = shownCases(all, search, now, words.party)
  const view = search.view ?? 'table'
  return (
    <Page title={t('board.title')} lead={words.party(party)}>
      {board.isPending && <Loading />}
      {board.isError && <Failed error={board.error} again={() => void board.refetch()} />}
      {board.data && (
        <>
          <p className="as-of">{t('board.asOf', { count: all.length })} <Instant at={now} /></p>
          <Summary cases={all} search={search} now={now} change={change} />
          <Filters cases={all} search={search} now={now} change={change} />
          <p role="status" className="shown">{t('board.shown', { count: cases.length })}</p>
          <Tabs label={t('board.views')} chosen={view} choose={(chosen) => change({ view: chosen })}
            tabs={VIEWS.map((id) => ({ id, name: t(`board.view.${id}`) }))}>
            {view === 'table' && <CaseTable cases={cases} search={search} now={now} change={change} take={setTaking} askFor={setAsking} />}
            {view === 'lanes' && <Lanes cases={cases} now={now} />}
            {view === 'agenda' && <Agenda cases={cases} now={now} />}
          </Tabs>
          <p className="actions no-print"><Button kind="secondary" onClick={() => print()}>{t('board.print')}</Button></p>
          <MeetingSheet />
        </>
      )}
      {asking && (
        <Suspense>
          <AskForShare of={asking} close={() => setAsking(null)} done={() => { setAsking(null); void board.refetch() }} />
        </Suspense>
      )}
      {taking && (
        <Suspense>
          <TakeTask taking={taking} close={() => setTaking(null)} done={() => { setTaking(null); void board.refetch() }} />
        </Suspense>
      )}
    </Page>
  )
}

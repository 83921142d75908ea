import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { TrailState } from '../log/trail-state.tsx'
import { DRAWN_BREACHES, REQUESTS } from '../sample/sample-operations.ts'
import { UnconfirmedCorrections } from '../corrections/unconfirmed.tsx'
import { OpenBreaches } from './open-breaches.tsx'
import { BREAK_GLASS, FINDINGS } from './review-operations.ts'
import { TimeLeft } from './time-left.tsx'

/** What an officer opens on: what waits for her, and how the trail stands. */
export const NeedsHer = () => {
  const { t } = useTranslation()
  const reason = t('review.reason')
  const asked = useQueries({ queries: [
    { queryKey: ['break-glass'], queryFn: async () => (await ask(BREAK_GLASS, { state: null, reason })).data.breakGlassReviews.reviews },
    { queryKey: ['findings'], queryFn: async () => (await ask(FINDINGS, { state: null, reason })).data.findings.findings },
    { queryKey: ['explanation-requests'], queryFn: async () => (await ask(REQUESTS, { reason })).data.explanationRequests.requests },
    { queryKey: ['drawn-breaches'], queryFn: async () => (await ask(DRAWN_BREACHES, { reason })).data.samples.samples },
  ] })
  const [breakGlass, findings, requests, samples] = asked
  const failed = asked.find(({ isError }) => isError)
  if (failed) return <Failed error={failed.error} again={() => asked.forEach(({ refetch }) => void refetch())} />
  if (!breakGlass.data || !findings.data || !requests.data || !samples.data) return <Loading />
  const unreviewed = breakGlass.data.filter(({ state }) => state !== 'REVIEWED')
  const [first] = unreviewed.toSorted((one, other) => Date.parse(one.due) - Date.parse(other.due))
  const open = findings.data.filter(({ state }) => state === 'OPEN')
  const late = unreviewed.filter(({ state }) => state === 'OVERDUE').length
  return (
    <section aria-labelledby="needs-her">
      <h2 id="needs-her">{t('needs.title')}</h2>
      <ul className="needs no-max-width">
        <li>
          <Link to="/gennemgang">{t('needs.breakGlass', { count: unreviewed.length })}</Link>{' '}
          {late > 0 ? <Tag tone="late">{t('needs.late', { count: late })}</Tag> : first && <TimeLeft until={first.due} />}{' '}
          <OpenBreaches among={breakGlass.data.map(({ breach }) => breach)} />
        </li>
        <li>
          <Link to="/gennemgang" search={{ tab: 'findings' }}>{t('needs.findings', { count: open.length })}</Link>{' '}
          <OpenBreaches among={findings.data.map(({ breach }) => breach)} />
        </li>
        <li>
          <Link to="/stikproeve">{t('needs.explanations', { count: requests.data.length })}</Link>{' '}
          <OpenBreaches among={samples.data.flatMap(({ disclosures }) => disclosures.map(({ breach }) => breach))} />
        </li>
        <li><UnconfirmedCorrections /></li>
      </ul>
      <TrailState />
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { Details } from '../../kit/details.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import { ActsShown } from './acts-shown.tsx'
import { BreachShown } from './breach-shown.tsx'
import { EntryInShort } from './entry-in-short.tsx'
import { endsAt, isBreachOpen, mostPressing } from './open-breach.ts'
import { DISMISS, FINDINGS } from './review-operations.ts'

type Found = ResultOf<typeof FINDINGS>['findings']['findings'][number]

const TONES = { OPEN: 'soon', DISMISSED: 'plain', BREACH: 'late' } as const

/** What is unusual: the rule, why it asks, and the entries that made it ask. A finding accuses nobody. */
export const FindingsQueue = ({ all }: { readonly all: boolean }) => {
  const { t } = useTranslation()
  const words = useWords()
  const asked = useQuery({
    queryKey: ['findings'],
    queryFn: async () => (await ask(FINDINGS, { state: null, reason: t('review.reason') })).data.findings,
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { findings, patterns } = asked.data
  const shown = mostPressing(findings.filter(({ state, breach }) => all || state === 'OPEN' || isBreachOpen(breach)), ({ breach }) => endsAt(breach))
  return (
    <div className="queue">
      {shown.length === 0 && <p>{t('review.noFindings')}</p>}
      {shown.map((finding) => <Finding key={finding.id} finding={finding} done={() => void asked.refetch()} />)}
      <Details summary={t('review.patterns')}>
        <dl className="facts">
          {patterns.map(({ id, title, because, source }) => (
            <div key={id}><dt>{words.label(title)}</dt><dd>{words.label(because)}<br /><span className="small-text" lang="da">{source}</span></dd></div>
          ))}
        </dl>
      </Details>
    </div>
  )
}

const Finding = ({ finding, done }: { readonly finding: Found; readonly done: () => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const { id, pattern, recipient, employee, firstAt, latestAt, evidence, state, acts, breach } = finding
  return (
    <section className="queued" aria-label={pattern ? words.label(pattern.title) : t('review.oldPattern')}>
      <h2>{pattern ? words.label(pattern.title) : t('review.oldPattern')} <Tag tone={TONES[state]}>{words.value('FindingState', state)}</Tag></h2>
      <p>{words.party(recipient)}{employee && `, ${employee}`}: <Instant at={firstAt} /> – <Instant at={latestAt} /></p>
      {pattern && <p>{words.label(pattern.because)}</p>}
      <Details summary={t('review.evidence', { count: evidence.length })}>
        {evidence.map((entry) => <EntryInShort key={`${entry.log} ${entry.leaf}`} entry={entry} />)}
      </Details>
      <ActsShown acts={acts} />
      <div className="actions no-print">
        {state === 'OPEN' && (
          <Act kind="secondary" name={t('review.dismiss')} what={t('review.dismissWhat')} done={done} act={(reason) => ask(DISMISS, { id, reason })} />
        )}
        <BreachShown id={id} breach={breach} done={done} />
      </div>
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { Choices } from '../../kit/choices.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import { ActsShown } from './acts-shown.tsx'
import { BreachShown } from './breach-shown.tsx'
import { EntryInShort } from './entry-in-short.tsx'
import { endsAt, isBreachOpen, mostPressing } from './open-breach.ts'
import { BREAK_GLASS, REVIEW } from './review-operations.ts'
import { TimeLeft } from './time-left.tsx'

type Reviewed = ResultOf<typeof BREAK_GLASS>['breakGlassReviews']['reviews'][number]

const VERDICTS = ['JUSTIFIED', 'NOT_JUSTIFIED', 'NEEDS_FOLLOW_UP'] as const

type Verdict = (typeof VERDICTS)[number]

const TONES = { OPEN: 'soon', FOLLOW_UP: 'soon', OVERDUE: 'late', REVIEWED: 'good' } as const

/** Every disclosure in vital interests that the party took part in: each is closed with a verdict within 72 hours. */
export const BreakGlassQueue = ({ all }: { readonly all: boolean }) => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['break-glass'],
    queryFn: async () => (await ask(BREAK_GLASS, { state: null, reason: t('review.reason') })).data.breakGlassReviews.reviews,
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const shown = mostPressing(asked.data.filter(({ state, breach }) => all || state !== 'REVIEWED' || isBreachOpen(breach)),
    ({ state, due, breach }) => Math.min(state === 'REVIEWED' ? Infinity : Date.parse(due), endsAt(breach)))
  return (
    <div className="queue">
      {shown.length === 0 && <p>{t('review.noBreakGlass')}</p>}
      {shown.map((review) => <BreakGlass key={review.id} review={review} done={() => void asked.refetch()} />)}
    </div>
  )
}

const BreakGlass = ({ review, done }: { readonly review: Reviewed; readonly done: () => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [isMissing, setMissing] = useState(false)
  const { id, state, due, entry, acts, breach, ownAct } = review
  const isChosen = (): boolean => {
    setMissing(verdict === null)
    return verdict !== null
  }
  return (
    <section className="queued" aria-label={t('log.breakGlass')}>
      <p className="no-max-width">
        <Tag tone={TONES[state]}>{words.value('BreakGlassState', state)}</Tag>{' '}
        {state !== 'REVIEWED' && <>{t('review.due')} <Instant at={due} /> <TimeLeft until={due} /></>}
      </p>
      <EntryInShort entry={entry} />
      <ActsShown acts={acts} />
      <div className="actions no-print">
        {ownAct && <p>{t('review.ownAct')}</p>}
        {!ownAct && state !== 'REVIEWED' && (
          <Act name={t('review.give')} what={t('review.giveWhat')} done={done} ready={isChosen}
            act={async (reason) => verdict && ask(REVIEW, { id, verdict, reason })}>
            <Choices legend={t('review.verdict')} kind="radio" chosen={verdict} error={isMissing ? t('review.needVerdict') : undefined}
              choices={VERDICTS.map((value) => ({ value, label: words.value('BreakGlassVerdict', value) }))}
              input={{ name: `verdict ${id}`, onChange: ({ target }) => setVerdict(target.value as Verdict) }} />
          </Act>
        )}
        <BreachShown id={id} breach={breach} done={done} />
      </div>
    </section>
  )
}

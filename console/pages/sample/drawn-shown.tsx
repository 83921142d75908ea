import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { useOwnSession } from '../../frame/session.ts'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import { ActsShown } from '../review/acts-shown.tsx'
import { BreachShown } from '../review/breach-shown.tsx'
import { EntryInShort } from '../review/entry-in-short.tsx'
import { JUSTIFY, type DRAWN } from './sample-operations.ts'

interface DrawnShownProps {
  readonly drawn: ResultOf<typeof DRAWN>
  readonly done: () => void
  readonly children?: ReactNode
}

const TONES = { REQUESTED: 'soon', EXPLAINED: 'plain', JUSTIFIED: 'good', BREACH: 'late' } as const

/** One disclosure that was drawn: its explanation, and what was judged of it. */
export const DrawnShown = ({ drawn, done, children }: DrawnShownProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const { party } = useOwnSession()
  const { id, overseer, state, entry, acts, breach } = drawn
  return (
    <section className="queued" aria-label={t('sample.drawn')}>
      <p><Tag tone={TONES[state]}>{words.value('DrawnState', state)}</Tag></p>
      {entry ? <EntryInShort entry={entry} /> : <p>{t('sample.gone')}</p>}
      <ActsShown acts={acts} />
      <div className="actions no-print">
        {children}
        {overseer === party && state === 'EXPLAINED' && (
          <Act kind="secondary" name={t('sample.justify')} what={t('sample.justifyWhat')} done={done} act={(reason) => ask(JUSTIFY, { id, reason })} />
        )}
        {overseer === party && <BreachShown id={id} breach={breach} done={done} />}
      </div>
    </section>
  )
}

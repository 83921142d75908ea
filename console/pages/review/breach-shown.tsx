import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import { CLOSE, DECIDE, SUSPECT, type BREACH } from './review-operations.ts'
import { TimeLeft } from './time-left.tsx'

interface BreachShownProps {
  readonly id: string
  readonly breach: ResultOf<typeof BREACH> | null
  readonly done: () => void
}

/** Suspicion of a personal data breach: four eyes, and the 72 hours of GDPR art. 33. */
export const BreachShown = ({ id, breach, done }: BreachShownProps) => {
  const { t } = useTranslation()
  const words = useWords()
  if (!breach) return (
    <Act kind="tertiary" name={t('review.suspect')} what={t('review.suspectWhat')} done={done} act={(reason) => ask(SUSPECT, { id, reason })} />
  )
  const { state, suspectedAt, due } = breach
  const isOpen = state === 'SUSPECTED' || state === 'CONFIRMED'
  return (
    <div className="breach">
      <p>
        <Tag tone={isOpen ? 'late' : 'plain'}>{words.value('BreachState', state)}</Tag> {t('review.suspected')} <Instant at={suspectedAt} />.{' '}
        {isOpen && <>{t('review.notifyBy')} <Instant at={due} /> <TimeLeft until={due} /></>}
      </p>
      {state === 'SUSPECTED' && [true, false].map((confirmed) => (
        <Act key={String(confirmed)} kind={confirmed ? 'primary' : 'secondary'} done={done} what={t('review.decideWhat')}
          name={t(confirmed ? 'review.confirm' : 'review.reject')} act={(reason) => ask(DECIDE, { id, confirmed, reason })} />
      ))}
      {state === 'CONFIRMED' && [true, false].map((notified) => (
        <Act key={String(notified)} kind={notified ? 'primary' : 'secondary'} done={done} what={t('review.closeWhat')}
          name={t(notified ? 'review.notified' : 'review.notNotified')} act={(reason) => ask(CLOSE, { id, notified, reason })} />
      ))}
    </div>
  )
}

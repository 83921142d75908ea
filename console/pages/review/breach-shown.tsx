import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import { isBreachOpen } from './open-breach.ts'
import { CLOSE, DECIDE, SUSPECT, type BREACH } from './review-operations.ts'
import { TimeLeft } from './time-left.tsx'

interface BreachShownProps {
  readonly id: string
  readonly breach: ResultOf<typeof BREACH> | null
  readonly done: () => void
}

/**
 * Suspicion of a personal data breach: four eyes, and the 72 hours of GDPR art. 33. To tell the authority of it takes one
 * officer, so that an agency that has no second keeps them; what was rejected may be suspected again.
 */
export const BreachShown = ({ id, breach, done }: BreachShownProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const suspect = (
    <Act kind="tertiary" name={t('review.suspect')} what={t('review.suspectWhat')} done={done} act={(reason) => ask(SUSPECT, { id, reason })} />
  )
  if (!breach) return suspect
  const { state, suspectedAt, due } = breach
  const isOpen = isBreachOpen(breach)
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
      {isOpen && (
        <Act kind={state === 'CONFIRMED' ? 'primary' : 'secondary'} done={done} what={t('review.closeWhat')}
          name={t('review.notified')} act={(reason) => ask(CLOSE, { id, notified: true, reason })} />
      )}
      {state === 'CONFIRMED' && (
        <Act kind="secondary" done={done} what={t('review.closeWhat')}
          name={t('review.notNotified')} act={(reason) => ask(CLOSE, { id, notified: false, reason })} />
      )}
      {state === 'REJECTED' && suspect}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { dayOfInstant, lastDayOf } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { BoardCase } from './board-case.ts'

/** What is shared by a consent, with whom, for what and until when; what was asked for; never which facts. */
export const Shares = ({ of, askFor }: { readonly of: BoardCase; readonly askFor: (of: BoardCase) => void }) => {
  const { t } = useTranslation()
  const words = useWords()
  const named = (recipient: string | null, purpose: string | null) =>
    ({ recipient: words.party(recipient ?? ''), purpose: words.value('Purpose', purpose ?? '').toLowerCase() })
  return (
    <>
      {of.shares && of.shares.length > 0 && <span className="small-text shared">{t('board.shares')}</span>}
      {of.shares?.map(({ recipient, purpose, until }) => (
        <div key={`${recipient} ${purpose}`} className="small-text share">
          {t('board.shared', { ...named(recipient, purpose), day: lastDayOf(until ?? '') })}
        </div>
      ))}
      {of.shareRequests?.map(({ recipient, purpose, askedAt }) => (
        <div key={`${recipient} ${purpose} ${askedAt}`} className="small-text share">
          {t('board.shareAskedFor', { ...named(recipient, purpose), day: dayOfInstant(askedAt ?? '') })}
        </div>
      ))}
      <Button kind="tertiary" onClick={() => askFor(of)} aria-label={t('board.shareOf', { mark: of.mark })}>{t('board.shareTitle')}</Button>
    </>
  )
}

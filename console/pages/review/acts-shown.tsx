import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import { Instant } from '../../kit/instant.tsx'
import { useWords } from '../../words/words.ts'
import { useActWords } from '../log/act-words.ts'
import type { ACT } from './review-operations.ts'

/** What officers did with it, and why. */
export const ActsShown = ({ acts }: { readonly acts: readonly ResultOf<typeof ACT>[] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const did = useActWords()
  return acts.length === 0 ? null : (
    <ul className="acts">
      {acts.map(({ id, act, at, party, employee, reason, verdict }) => (
        <li key={`${id} ${act}`}>
          <Instant at={at} />: {t('review.acted', { who: `${words.party(party)} (${employee})` })}{' '}
          {verdict ? words.value('BreakGlassVerdict', verdict) : did(act)}. <q>{reason}</q>
        </li>
      ))}
    </ul>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import { Instant } from '../../kit/instant.tsx'
import { useWords } from '../../words/words.ts'
import type { SUMMARY } from './review-operations.ts'

/** An entry in one sentence, with its reason: never a value. */
export const EntryInShort = ({ entry }: { readonly entry: ResultOf<typeof SUMMARY> }) => {
  const { t } = useTranslation()
  const words = useWords()
  const { log, leaf, at, recipient, role, employee, purpose, reason, given } = entry
  return (
    <p className="in-short">
      <Link to="/log/$log/$leaf" params={{ log, leaf }}><Instant at={at} /></Link>{' '}
      {words.party(recipient)}, {words.role(role)} ({employee}){purpose && ` · ${words.value('Purpose', purpose)}`}
      {' · '}{t('review.given', { count: given })}
      {reason && <><br /><q>{reason}</q></>}
    </p>
  )
}

import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeepFocus } from '../../frame/keep-focus.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { lastDayOf } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { ConsentRecord } from './consent-operations.ts'
import { stateOf } from './consent-state.ts'

interface ConsentCardProps {
  readonly record: ConsentRecord
  readonly now: Date
  readonly handle: string
  readonly withdraw: () => void
}

/** A consent in plain words: to whom, for what, about what, until when. */
export const ConsentCard = ({ record, now, handle, withdraw }: ConsentCardProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useKeepFocus(button)
  const state = stateOf(record, now)
  const to = record.recipients.map(words.party).join(', ')
  const actions = (
    <>
      <Button ref={button} kind="secondary" onClick={withdraw} aria-label={t('consents.withdrawTo', { to })}>{t('consents.withdraw')}</Button>
      <Link to="/samtykker/$case/ark/$consent" params={{ case: handle, consent: record.id }} className="function-link"
        aria-label={t('consents.sheetTo', { to })}>{t('consents.sheet')}</Link>
    </>
  )
  return (
    <Card heading={to} actions={actions}>
      <p>
        {state === 'inForce' ? <Tag tone="good">{t('consents.state.inForce')}</Tag> : <Tag tone="plain">{t('consents.state.notYet')}</Tag>}
      </p>
      <Facts facts={[
        [t('consents.purpose'), record.purposes.map((purpose) => words.value('Purpose', purpose)).join('; ')],
        [t('consents.categories'), record.categories.map(words.category).join(', ')],
        [t('consents.until'), <span className="nowrap">{lastDayOf(record.validUntil)}</span>],
        [t('consents.from'), <Instant at={record.validFrom} />],
        [t('consents.givenBy'), `${words.value('ConsentGiver', record.givenBy)}, ${words.value('ConsentForm', record.form).toLowerCase()}`],
        [t('consents.explained'), `${words.languageName(record.language)}${record.interpreter ? `, ${t('consents.withInterpreter')}` : ''}`],
      ]} />
    </Card>
  )
}

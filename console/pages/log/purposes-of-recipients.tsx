import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import { Table } from '../../kit/table.tsx'
import { byDanish } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { COUNTS } from './log-operations.ts'

type PurposeCount = ResultOf<typeof COUNTS>['entryCounts']['byPurposeAndRecipient'][number]

/** Which recipients asked how often for what: a number is a link to just these. */
export const PurposesOfRecipients = ({ counts }: { readonly counts: readonly PurposeCount[] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const purposes = [...new Set(counts.map(({ purpose }) => purpose))]
  const recipients = [...Map.groupBy(counts, ({ recipient }) => recipient)]
    .map(([recipient, of]) => ({ recipient, of })).sort((one, other) => byDanish(words.party(one.recipient), words.party(other.recipient)))
  return (
    <Table caption={t('log.byPurpose')} rows={recipients} idOf={({ recipient }) => recipient} columns={[
      { id: 'recipient', heading: t('policies.recipient'), cell: ({ recipient }) => words.party(recipient) },
      ...purposes.map((purpose) => ({
        id: purpose ?? '-', numeric: true, heading: purpose ? words.value('Purpose', purpose) : t('log.noPurpose'),
        cell: ({ of, recipient }: { of: readonly PurposeCount[]; recipient: string }) => {
          const entries = of.find((one) => one.purpose === purpose)?.entries.toLocaleString('da-DK') ?? ''
          return entries && purpose
            ? <Link to="/log" search={(before) => ({ ...before, purposes: [purpose], recipients: [recipient] })}>{entries}</Link> : entries
        },
      })),
    ]} />
  )
}

import { useTranslation } from 'react-i18next'
import { Instant } from '../../kit/instant.tsx'
import { Table } from '../../kit/table.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useWords } from '../../words/words.ts'
import type { ConsentRecord } from './consent-operations.ts'
import { stateOf } from './consent-state.ts'

/** Consents that stand no more. */
export const History = ({ records, now }: { readonly records: readonly ConsentRecord[]; readonly now: Date }) => {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <>
      <h2>{t('consents.history')}</h2>
      <Table caption={t('consents.historyCaption')} rows={records} idOf={({ id }) => id} columns={[
        { id: 'to', heading: t('consents.to'), cell: ({ recipients }) => recipients.map(words.party).join(', ') },
        { id: 'purpose', heading: t('consents.purpose'), cell: ({ purposes }) => purposes.map((one) => words.value('Purpose', one)).join('; ') },
        { id: 'categories', heading: t('consents.categories'), cell: ({ categories }) => categories.map(words.category).join(', ') },
        { id: 'from', heading: t('consents.from'), cell: ({ validFrom }) => <Instant at={validFrom} /> },
        {
          id: 'state', heading: t('consents.became'), cell: (record) => stateOf(record, now) === 'withdrawn'
            ? <><Tag tone="plain">{t('consents.state.withdrawn')}</Tag> <Instant at={record.withdrawnAt ?? ''} /></>
            : <><Tag tone="plain">{t('consents.state.ended')}</Tag> <Instant at={record.validUntil} /></>,
        },
      ]} />
    </>
  )
}

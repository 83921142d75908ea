import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Details } from '../../kit/details.tsx'
import { Loading } from '../../kit/loading.tsx'
import { BarsByDay } from './bars-by-day.tsx'
import type { EntryFilter } from './filter-of.ts'
import { HoursOfWeek } from './hours-of-week.tsx'
import { COUNTS } from './log-operations.ts'
import { PurposesOfRecipients } from './purposes-of-recipients.tsx'

/** How many entries there are, of what sort and when: each as a picture and as a table. */
export const Counts = ({ filter }: { readonly filter: EntryFilter }) => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['counts', filter],
    queryFn: async () => (await ask(COUNTS, { filter, reason: t('log.reason') })).data.entryCounts,
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { total, byDay, byWeekday, byPurposeAndRecipient } = asked.data
  return (
    <section className="counts" aria-label={t('log.counts')}>
      <p className="total" role="status">{t('log.total', { count: total, written: total.toLocaleString('da-DK') })}</p>
      {total > 0 && (
        <>
          <BarsByDay days={byDay} />
          <Details summary={t('log.byHour')}><HoursOfWeek counts={byWeekday} /></Details>
          <Details summary={t('log.byPurpose')}><PurposesOfRecipients counts={byPurposeAndRecipient} /></Details>
        </>
      )}
    </section>
  )
}

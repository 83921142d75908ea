import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Details } from '../../kit/details.tsx'
import { Loading } from '../../kit/loading.tsx'
import type { EntryFilter } from './filter-of.ts'
import { HoursOfWeek } from './hours-of-week.tsx'
import { COUNTS } from './log-operations.ts'
import { daysFrom } from './moments.ts'
import { OverTime } from './over-time.tsx'
import { PurposesOfRecipients } from './purposes-of-recipients.tsx'
import { USUAL_DAYS, type LogSearch } from './search.ts'

interface CountsProps {
  readonly filter: EntryFilter
  readonly search: LogSearch
}

/** Up to so many days are shown hour by hour. */
const HOURLY = 3

const unitOf = ({ from, to, days = USUAL_DAYS }: LogSearch): 'HOUR' | 'DAY' =>
  ((from && to) || !(from || to)) && (from && to ? daysFrom(from, to) : days) <= HOURLY ? 'HOUR' : 'DAY'

/** How many entries there are, of what sort and when: each as a picture and as a table. */
export const Counts = ({ filter, search }: CountsProps) => {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['counts', filter, search.stacked],
    queryFn: async () =>
      (await ask(COUNTS, { filter, unit: unitOf(search), by: search.stacked ?? 'OUTCOME', reason: t('log.reason') })).data.entryCounts,
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { total, overTime, byWeekday, byPurposeAndRecipient } = asked.data
  return (
    <section className="counts" aria-label={t('log.counts')}>
      <p className="total" role="status">
        {t('log.total', { count: total, written: total.toLocaleString('da-DK') })}
        {!search.from && !search.to && `, ${t('log.filters.lastDays', { count: search.days ?? USUAL_DAYS }).toLowerCase()}`}
      </p>
      {total > 0 && (
        <>
          <OverTime counts={overTime} stacked={search.stacked} />
          <Details summary={t('log.byHour')}><HoursOfWeek counts={byWeekday} /></Details>
          <Details summary={t('log.byPurpose')}><PurposesOfRecipients counts={byPurposeAndRecipient} /></Details>
        </>
      )}
    </section>
  )
}

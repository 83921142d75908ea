import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import type { COUNTS } from './log-operations.ts'

type WeekdayCount = ResultOf<typeof COUNTS>['entryCounts']['byWeekday'][number]

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** A Monday, to name the days of the week by. */
const MONDAY = Date.UTC(2026, 0, 5)
const DAY = 86_400_000

/** The hours of the week: the number stands in each, the colour helps to find it. */
export const HoursOfWeek = ({ counts }: { readonly counts: readonly WeekdayCount[] }) => {
  const { t, i18n } = useTranslation()
  const entriesAt = new Map(counts.map(({ weekday, hour, entries }) => [`${weekday} ${hour}`, entries]))
  const most = Math.max(1, ...counts.map(({ entries }) => entries))
  const nameOf = (weekday: number): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + (weekday - 1) * DAY)
  return (
    <div className="table--responsive-scroll" role="region" aria-label={t('log.byHour')} tabIndex={0}>
      <table className="table hours" aria-label={t('log.byHour')}>
        <thead><tr><th scope="col">{t('log.weekday')}</th>{HOURS.map((hour) => <th key={hour} scope="col" className="numeric">{hour}</th>)}</tr></thead>
        <tbody>
          {WEEKDAYS.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{nameOf(weekday)}</th>
              {HOURS.map((hour) => {
                const entries = entriesAt.get(`${weekday} ${hour}`) ?? 0
                return <td key={hour} className="numeric" data-heat={Math.ceil((entries / most) * 5)}>{entries || ''}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

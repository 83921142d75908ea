import { Link } from '@tanstack/react-router'
import { scaleBand, scaleLinear } from '@visx/scale'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import type { ResultOf } from '../../frame/contract.ts'
import { Button } from '../../kit/button.tsx'
import { Table } from '../../kit/table.tsx'
import { dayText } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { COUNTS } from './log-operations.ts'
import { outcomes } from './search.ts'

type DayCount = ResultOf<typeof COUNTS>['entryCounts']['byDay'][number]

const SIZE = { width: 1120, height: 200, foot: 28, left: 48 }

/** Fewer days than this leave room beside them. */
const LEAST_DAYS = 14

/** Each day from the first that has entries to the last, also those that have none. */
const everyDayOf = (counts: readonly DayCount[]) => {
  const byDay = Map.groupBy(counts, ({ day }) => day)
  const found = [...byDay.keys()].sort()
  const last = Temporal.PlainDate.from(found.at(-1) ?? '')
  const length = Math.max(LEAST_DAYS, Temporal.PlainDate.from(found[0] ?? '').until(last).days + 1)
  return Array.from({ length }, (_, index) => {
    const day = last.subtract({ days: length - 1 - index }).toString()
    const of = byDay.get(day) ?? []
    return { day, of, total: of.reduce((sum, { entries }) => sum + entries, 0) }
  })
}

/** Bars by day, stacked by outcome: a bar is a link to its day. The same as a table for who wants that. */
export const BarsByDay = ({ days: counts }: { readonly days: readonly DayCount[] }) => {
  const { t } = useTranslation()
  const words = useWords()
  const [asTable, setAsTable] = useState(false)
  const days = everyDayOf(counts)
  const found = outcomes.filter((outcome) => counts.some((count) => count.outcome === outcome))
  const entriesOf = (of: readonly DayCount[], outcome: string): number => of.find((one) => one.outcome === outcome)?.entries ?? 0
  const said = (of: readonly DayCount[]): string =>
    found.filter((outcome) => entriesOf(of, outcome) > 0).map((outcome) => `${words.value('EntryOutcome', outcome)} ${entriesOf(of, outcome)}`).join(', ')
  const x = scaleBand({ domain: days.map(({ day }) => day), range: [SIZE.left, SIZE.width], padding: 0.15 })
  const y = scaleLinear({ domain: [0, Math.max(4, ...days.map(({ total }) => total))], range: [SIZE.height - SIZE.foot, 8], nice: true })
  const labelled = new Set([days[0]?.day, days[Math.floor(days.length / 2)]?.day, days.at(-1)?.day])
  return (
    <figure className="bars">
      <figcaption>
        {t('log.byDay')}{' '}
        <Button kind="tertiary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t('log.asTable')}</Button>
      </figcaption>
      {asTable ? (
        <Table caption={t('log.byDay')} rows={days} idOf={({ day }) => day} columns={[
          { id: 'day', heading: t('log.day'), cell: ({ day }) => dayText(day) },
          ...found.map((outcome) => ({
            id: outcome, heading: words.value('EntryOutcome', outcome), numeric: true,
            cell: ({ of }: { of: readonly DayCount[] }) => entriesOf(of, outcome),
          })),
        ]} />
      ) : (
        <>
          <ul className="legend no-max-width">{found.map((outcome) => <li key={outcome} className={`outcome-${outcome}`}>{words.value('EntryOutcome', outcome)}</li>)}</ul>
          <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="group" aria-label={t('log.byDay')}>
            {y.ticks(4).map((tick) => (
              <g key={tick} aria-hidden="true">
                <line className="grid" x1={SIZE.left} x2={SIZE.width} y1={y(tick)} y2={y(tick)} />
                <text x={SIZE.left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">{tick.toLocaleString('da-DK')}</text>
              </g>
            ))}
            {days.map(({ day, of, total }) => {
              let top = 0
              return (
                <Link key={day} to="/log" search={(before) => ({ ...before, from: day, to: day, days: undefined })}
                  aria-label={`${dayText(day)}: ${total}. ${said(of)}`}>
                  <title>{`${dayText(day)}: ${said(of)}`}</title>
                  <rect className="bar-room" x={x(day)} width={x.bandwidth()} y={8} height={SIZE.height - SIZE.foot - 8} />
                  {found.map((outcome) => {
                    const entries = entriesOf(of, outcome)
                    top += entries
                    return entries > 0 && (
                      <rect key={outcome} className={`outcome-${outcome}`} x={x(day)} width={x.bandwidth()} y={y(top)} height={y(top - entries) - y(top)} />
                    )
                  })}
                </Link>
              )
            })}
            {days.filter(({ day }) => labelled.has(day)).map(({ day }) => (
              <text key={day} aria-hidden="true" x={(x(day) ?? 0) + x.bandwidth() / 2} y={SIZE.height - 8} textAnchor="middle">{dayText(day)}</text>
            ))}
          </svg>
        </>
      )}
    </figure>
  )
}

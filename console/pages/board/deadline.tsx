import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../kit/tag.tsx'
import { Term } from '../../kit/term.tsx'
import { dayText, lastDayOf, useInstantText } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import type { BoardCase } from './board-case.ts'
import type { Clock } from './board-operations.ts'
import { pressing, toneOf } from './deadlines.ts'

/** How many days are left, in words and colour, and when it ends: of what counts in hours, the hour too; of several, which. */
export const DaysLeft = ({ of: { deadlines } }: { readonly of: BoardCase }) => {
  const { t } = useTranslation()
  const instant = useInstantText()
  const words = useWords()
  const shown = pressing(deadlines)
  if (shown.length === 0) return <span className="empty">{t('board.noDeadline')}</span>
  return shown.map((deadline) => {
    const { clock: { kind, lastDay }, ends, daysLeft } = deadline
    const ahead = daysLeft === 0 ? t('board.today') : t('board.days', { count: daysLeft })
    return (
      <Fragment key={kind}>
        <Tag tone={toneOf(deadline)}>{daysLeft < 0 ? t('board.overdue', { count: -daysLeft }) : ahead}</Tag>{' '}
        <span className="small-text">
          {shown.length > 1 && `${words.value('ClockKind', kind ?? '')} · `}{lastDay === null ? instant(ends) : lastDayOf(ends)}
        </span>
      </Fragment>
    )
  })
}

/** "Day 24 of 30, at most 120", and the last day to ask for an extension. */
export const ClockText = ({ clock }: { readonly clock: Clock }) => {
  const { t } = useTranslation()
  const words = useWords()
  const { kind, day, days, atMostDays, askBy, duty } = clock
  const counted = day !== null && days !== null
    && (atMostDays === null ? t('board.dayOf', { day, days }) : t('board.dayOfAtMost', { day, days, atMost: atMostDays }))
  return (
    <div className="clock">
      <Term code={kind ?? ''}>{words.value('ClockKind', kind ?? '')}</Term>
      {counted && <span className="small-text">{counted}</span>}
      {askBy && <span className="small-text">{t('board.askBy', { day: dayText(askBy) })}</span>}
      {duty === false && <span className="small-text">{t('board.target')}</span>}
    </div>
  )
}

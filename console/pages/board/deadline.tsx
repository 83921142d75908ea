import { useTranslation } from 'react-i18next'
import { Tag } from '../../kit/tag.tsx'
import { Term } from '../../kit/term.tsx'
import { dayText, lastDayOf, useInstantText } from '../../words/danish.ts'
import { useWords } from '../../words/words.ts'
import { toneOf, type BoardCase } from './board-case.ts'
import type { Clock } from './board-operations.ts'

/** How many days are left, in words and colour, and when it ends: of what counts in hours, the hour too. */
export const DaysLeft = ({ of: { daysLeft, pressing } }: { readonly of: BoardCase }) => {
  const { t } = useTranslation()
  const instant = useInstantText()
  const ends = pressing?.ends
  if (daysLeft === null || !ends) return <span className="empty">{t('board.noDeadline')}</span>
  const ahead = daysLeft === 0 ? t('board.today') : t('board.days', { count: daysLeft })
  const says = daysLeft < 0 ? t('board.overdue', { count: -daysLeft }) : ahead
  return <><Tag tone={toneOf(daysLeft)}>{says}</Tag> <span className="small-text">{pressing.lastDay === null ? instant(ends) : lastDayOf(ends)}</span></>
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

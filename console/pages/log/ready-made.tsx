import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { daysAfter, today } from '../../words/danish.ts'
import type { LogSearch } from './search.ts'

/** Views that officers open again and again. */
export const ReadyMade = () => {
  const { t } = useTranslation()
  const yesterday = daysAfter(today(), -1)
  const views: readonly (readonly [name: string, search: LogSearch])[] = [
    [t('log.views.refusedYesterday'), { from: yesterday, to: yesterday, outcomes: ['REFUSED'] }],
    [t('log.views.toReview'), { days: 366, reviews: ['OPEN', 'FOLLOW_UP', 'OVERDUE'] }],
    [t('log.views.outsideHours'), { days: 30, outsideHours: true }],
    [t('log.views.crowded'), { days: 30, moreRecipientsThan: 3 }],
    [t('log.views.flagged'), { days: 90, flagged: true }],
    [t('log.views.withheld'), { days: 30, outcomes: ['WITHHELD'] }],
    [t('log.views.discarded'), { days: 30, outcomes: ['DISCARDED'] }],
    [t('log.views.officers'), { days: 30, outcomes: ['OVERSEEN'] }],
  ]
  return (
    <nav aria-label={t('log.views.title')} className="ready-made no-print">
      <ul className="no-max-width">{views.map(([name, search]) => <li key={name}><Link to="/log" search={search}>{name}</Link></li>)}</ul>
    </nav>
  )
}

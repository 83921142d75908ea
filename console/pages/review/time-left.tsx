import { useTranslation } from 'react-i18next'
import { Tag } from '../../kit/tag.tsx'
import { useNow } from '../../kit/use-now.ts'

const HOUR = 3_600_000

/** How many hours are left, or that none are. */
export const TimeLeft = ({ until }: { readonly until: string }) => {
  const { t } = useTranslation()
  const hours = Math.floor((Date.parse(until) - useNow()) / HOUR)
  if (hours < 0) return <Tag tone="late">{t('review.over')}</Tag>
  return <Tag tone={hours < 24 ? 'soon' : 'plain'}>{t('review.hoursLeft', { count: hours })}</Tag>
}

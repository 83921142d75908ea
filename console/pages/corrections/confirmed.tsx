import { useTranslation } from 'react-i18next'
import { Instant } from '../../kit/instant.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useNow } from '../../kit/use-now.ts'

interface ConfirmedProps {
  readonly due: string
  readonly confirmedAt: string | null
}

/** Whether it is confirmed, else by when it must be. */
export const Confirmed = ({ due, confirmedAt }: ConfirmedProps) => {
  const { t } = useTranslation()
  const now = useNow()
  if (confirmedAt !== null) return <div><Tag tone="good">{t('corrections.confirmed')}</Tag> <Instant at={confirmedAt} /></div>
  const late = Date.parse(due) <= now
  return <div><Tag tone={late ? 'late' : 'soon'}>{t(late ? 'corrections.overdue' : 'corrections.waits')}</Tag> {t('corrections.due')} <Instant at={due} /></div>
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { Select } from '../../kit/field.tsx'
import { END_SUPERVISION, OPEN_SUPERVISION } from './supervision-operations.ts'

const DAY = 24 * 60 * 60 * 1000

/** How long a supervision may be opened for here, in days. */
const DAYS = [7, 14, 30, 90] as const

/** What can be done of it now, with a reason. */
export const OpenOrEnd = ({ isOpen, done }: { readonly isOpen: boolean; readonly done: () => void }) => {
  const { t } = useTranslation()
  const [days, setDays] = useState<number>(DAYS[0])
  const open = (reason: string): Promise<unknown> =>
    ask(OPEN_SUPERVISION, { until: new Date(Date.now() + days * DAY).toISOString(), reason })
  const end = (reason: string): Promise<unknown> => ask(END_SUPERVISION, { reason })
  return (
    <p className="actions no-print">
      {isOpen
        ? <Act key="end" name={t('supervision.end')} what={t('supervision.endWhat')} kind="warning" act={end} done={done} />
        : (
          <Act key="open" name={t('supervision.open')} what={t('supervision.openWhat')} act={open} done={done}>
            <Select label={t('supervision.lasts')} value={days} onChange={({ target }) => setDays(Number(target.value))}>
              {DAYS.map((count) => <option key={count} value={count}>{t('supervision.days', { count })}</option>)}
            </Select>
          </Act>
        )}
    </p>
  )
}

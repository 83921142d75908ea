import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { Select } from '../../kit/field.tsx'
import { RECONCILE } from './reconciliation-operations.ts'

const DAY = 24 * 60 * 60 * 1000

/** So far back at most, in days. */
const DAYS = [1, 7, 31] as const

/** A run that the officer asks for, of the days until now. */
export const RunNow = ({ done }: { readonly done: () => void }) => {
  const { t } = useTranslation()
  const [days, setDays] = useState<number>(1)
  const run = (reason: string): Promise<unknown> => {
    const now = Date.now()
    return ask(RECONCILE, { from: new Date(now - days * DAY).toISOString(), to: new Date(now).toISOString(), reason })
  }
  return (
    <p className="actions no-print">
      <Act name={t('reconciliation.runNow')} what={t('reconciliation.runNowWhat')} act={run} done={done}>
        <Select label={t('reconciliation.backTo')} value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {DAYS.map((count) => <option key={count} value={count}>{t('reconciliation.days', { count })}</option>)}
        </Select>
      </Act>
    </p>
  )
}

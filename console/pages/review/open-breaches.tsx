import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../frame/contract.ts'
import { Tag } from '../../kit/tag.tsx'
import { isBreachOpen } from './open-breach.ts'
import type { BREACH } from './review-operations.ts'
import { TimeLeft } from './time-left.tsx'

/** How many breaches are open, and how long is left of the first of them to end (GDPR art. 33). */
export const OpenBreaches = ({ among }: { readonly among: readonly (ResultOf<typeof BREACH> | null)[] }) => {
  const { t } = useTranslation()
  const [first, ...rest] = among.filter(isBreachOpen).toSorted((one, other) => Date.parse(one.due) - Date.parse(other.due))
  return first ? <><Tag tone="late">{t('needs.breaches', { count: rest.length + 1 })}</Tag> <TimeLeft until={first.due} /></> : null
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { useOwnSession } from '../../frame/session.ts'
import { Tag } from '../../kit/tag.tsx'
import { CORRECTIONS, NOTICES } from './correction-operations.ts'
import { holdsFacts } from './holds-facts.ts'

/** How many corrections wait: those that the agency is to confirm, and its own that others have not. */
export const UnconfirmedCorrections = () => {
  const { t } = useTranslation()
  const { party } = useOwnSession()
  const reason = t('corrections.reason')
  const asked = useQuery({
    queryKey: ['unconfirmed-corrections'],
    queryFn: async () => {
      const { data: { correctionNotices: { notices } } } = await ask(NOTICES, { confirmed: false, reason })
      const own = holdsFacts(party) ? (await ask(CORRECTIONS, { state: 'OPEN', reason })).data.corrections.corrections : []
      return {
        waiting: notices.length + own.length,
        late: [...notices, ...own.flatMap(({ recipients }) => recipients.filter(({ confirmedAt }) => confirmedAt === null))]
          .filter(({ due }) => Date.parse(due) <= Date.now()).length,
      }
    },
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return null
  const { waiting, late } = asked.data
  return (
    <>
      <Link to="/rettelser">{t('needs.corrections', { count: waiting })}</Link>{' '}
      {late > 0 && <Tag tone="late">{t('needs.late', { count: late })}</Tag>}
    </>
  )
}

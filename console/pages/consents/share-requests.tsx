import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Act } from '../../frame/act.tsx'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Instant } from '../../kit/instant.tsx'
import { useWords } from '../../words/words.ts'
import { CLOSE_SHARE_REQUEST, REASONS, SHARE_REQUESTS } from './consent-operations.ts'

/** What reference groups ask her to ask the person: the person decides, and the group is not told what. */
export const ShareRequests = () => {
  const { t } = useTranslation()
  const words = useWords()
  const asked = useQuery({
    queryKey: ['shareRequests'], queryFn: async () => (await ask(SHARE_REQUESTS, { reason: REASONS.requests })).data.openShareRequests.requests,
  })
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data || asked.data.length === 0) return null
  return (
    <section>
      <h2>{t('consents.requests', { count: asked.data.length })}</h2>
      <p>{t('consents.requestsWhy')}</p>
      {asked.data.map(({ id, case: handle, recipient, purpose, askedAt }) => (
        <div key={id} className="waiting">
          <p>
            <strong>{t('consents.request', { recipient: words.party(recipient), purpose: words.value('Purpose', purpose).toLowerCase() })}</strong><br />
            <Instant at={askedAt} />
          </p>
          <p className="actions">
            <Link to="/samtykker/$case" params={{ case: handle }} className="function-link">{t('consents.openCase')}</Link>
            <Act kind="secondary" name={t('consents.requestDone')} what={t('consents.requestDoneWhat')} done={() => void asked.refetch()}
              act={(reason) => ask(CLOSE_SHARE_REQUEST, { id, reason })} />
          </p>
        </div>
      ))}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Button } from '../../kit/button.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { DECIDED_AGAIN } from './log-operations.ts'

/** Why each fact was given or not: decided again by the policies of that day, in sentences. */
export const DecidedAgain = ({ log, leaf }: { readonly log: string; readonly leaf: string }) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const [open, setOpen] = useState(false)
  const asked = useQuery({
    queryKey: ['decided-again', log, leaf],
    enabled: open,
    queryFn: async () => (await ask(DECIDED_AGAIN, { log, leaf, reason: t('log.reason') })).data.explainDisclosure.decidedAgain,
  })
  if (!open) return <p className="no-print"><Button kind="secondary" onClick={() => setOpen(true)}>{t('log.explain')}</Button></p>
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (asked.isPending) return <Loading />
  return (
    <section>
      <h2>{t('log.explained')}</h2>
      <p>{t(asked.data ? 'log.explainedHow' : 'log.caseGone')}</p>
      <dl className="facts">
        {asked.data?.map(({ field, permitted, sentences }) => (
          <div key={field}>
            <dt>{names(field)} <Tag tone={permitted ? 'good' : 'soon'}>{t(permitted ? 'log.permitted' : 'log.refused')}</Tag></dt>
            <dd>{sentences.map((says) => <p key={says.da}>{words.label(says)}</p>)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

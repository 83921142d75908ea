import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Button } from '../../kit/button.tsx'
import { Loading } from '../../kit/loading.tsx'
import { useWords } from '../../words/words.ts'
import { DIFFERENCE } from './policy-operations.ts'

/** What changes from one version to another, as sentences, when it is asked for. */
export const Difference = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const { t } = useTranslation()
  const words = useWords()
  const [open, setOpen] = useState(false)
  const asked = useQuery({
    queryKey: ['difference', from, to],
    enabled: open,
    queryFn: () => ask(DIFFERENCE, { from, to, reason: t('policies.reason') }),
  })
  if (!open) return <p><Button kind="secondary" onClick={() => setOpen(true)}>{t('policies.showDifference')}</Button></p>
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  const { disclosures, plans } = asked.data.data.policyDifference
  return (
    <div className="difference" role="status">
      {disclosures.length + plans.length === 0 && <p>{t('policies.noDifference')}</p>}
      {(['newlyPermitted', 'newlyRefused'] as const).map((kind) => {
        const sentences = disclosures.filter((one) => one.kind === kind)
        return sentences.length > 0 && (
          <section key={kind}>
            <h3>{words.value('DifferenceKind', kind)}</h3>
            <ul>{sentences.map(({ says }) => <li key={says.da}>{words.label(says)}</li>)}</ul>
          </section>
        )
      })}
      {plans.length > 0 && <ul>{plans.map((says) => <li key={says.da}>{words.label(says)}</li>)}</ul>}
    </div>
  )
}

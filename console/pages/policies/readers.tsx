import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { Select } from '../../kit/field.tsx'
import { Loading } from '../../kit/loading.tsx'
import { facts, useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { READERS } from './policy-operations.ts'

/** Who can see one fact: every rule that permits it, as a sentence. */
export const Readers = ({ fact }: { readonly fact: string | undefined }) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const navigate = useNavigate({ from: '/regler' })
  const asked = useQuery({
    queryKey: ['readers', fact],
    enabled: fact !== undefined,
    queryFn: () => ask(READERS, { fact: fact ?? '', reason: t('policies.reason') }),
  })
  return (
    <>
      <Select label={t('policies.fact')} hint={t('policies.factHint')} value={fact ?? ''}
        onChange={({ target }) => void navigate({ search: (before) => ({ ...before, fact: target.value || undefined }) })}>
        <option value="">{t('policies.chooseFact')}</option>
        {[...Map.groupBy(facts, ({ controller }) => controller)].map(([controller, held]) => (
          <optgroup key={controller} label={words.agency(controller)}>
            {held.map(({ id, field }) => <option key={id} value={id}>{names(field)}</option>)}
          </optgroup>
        ))}
      </Select>
      {asked.isLoading && <Loading />}
      {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.data && (
        <div role="status">
          <p>{t('policies.readers', { count: asked.data.data.whoCanSee.readers.length })}</p>
          <ul>
            {asked.data.data.whoCanSee.readers.map(({ exchange, agency, purpose, says }) => (
              <li key={`${exchange} ${agency} ${purpose}`}><strong>{exchange}</strong> {words.label(says)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

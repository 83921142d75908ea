import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import type { ResultOf } from '../../frame/contract.ts'
import { Failed } from '../../frame/failed.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { Select } from '../../kit/field.tsx'
import { Loading } from '../../kit/loading.tsx'
import { dayText } from '../../words/danish.ts'
import { facts, useFactNames } from '../../words/facts.ts'
import { useWords } from '../../words/words.ts'
import { READERS, READERS_THEN } from './policy-operations.ts'

type ReadersFound = ResultOf<typeof READERS>['whoCanSee']['readers']

interface ReadersProps {
  readonly fact: string | undefined
  readonly then: string | undefined
}

/** Who can see one fact, and who could on an earlier day: every rule that permits it, as a sentence. */
export const Readers = ({ fact, then }: ReadersProps) => {
  const { t } = useTranslation()
  const words = useWords()
  const names = useFactNames()
  const navigate = useNavigate({ from: '/regler' })
  const reason = t('policies.reason')
  const asked = useQuery({
    queryKey: ['readers', fact, then],
    enabled: fact !== undefined,
    queryFn: async () => {
      if (!then) return { now: (await ask(READERS, { fact: fact ?? '', reason })).data.whoCanSee.readers, then: undefined }
      const { data: { whoCouldSee } } = await ask(READERS_THEN, { fact: fact ?? '', at: `${then}T12:00:00Z`, reason })
      return { now: whoCouldSee.now.readers, then: whoCouldSee.then.readers }
    },
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
      <DayField label={t('policies.then')} hint={t('policies.thenHint')} day={then ?? ''}
        choose={(day) => void navigate({ search: (before) => ({ ...before, then: day }) })} />
      {asked.isLoading && <Loading />}
      {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.data && (
        <div role="status">
          {asked.data.then && <Found title={dayText(then ?? '')} readers={asked.data.then} />}
          <Found title={t('policies.now')} readers={asked.data.now} />
        </div>
      )}
    </>
  )
}

const Found = ({ title, readers }: { readonly title: string; readonly readers: ReadersFound }) => {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section>
      <h2>{title}</h2>
      <p>{t('policies.readers', { count: readers.length })}</p>
      <ul>
        {readers.map(({ exchange, agency, purpose, says }) => (
          <li key={`${exchange} ${agency} ${purpose}`}><strong>{exchange}</strong> {words.label(says)}</li>
        ))}
      </ul>
    </section>
  )
}

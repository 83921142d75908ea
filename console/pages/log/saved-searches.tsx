import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask } from '../../frame/ask.ts'
import { Failed } from '../../frame/failed.tsx'
import { useAct } from '../../frame/use-act.ts'
import { Button } from '../../kit/button.tsx'
import { Choices } from '../../kit/choices.tsx'
import { Field } from '../../kit/field.tsx'
import { Loading } from '../../kit/loading.tsx'
import { Modal } from '../../kit/modal.tsx'
import type { EntryFilter } from './filter-of.ts'
import { REMOVE_SEARCH, SAVE_SEARCH, SEARCHES } from './log-operations.ts'
import type { Typed } from './search.ts'
import { SearchLink } from './search-link.tsx'

/** Characters. */
const LONGEST_NAME = 80

/** Searches by name: the officer's own, and those that others of her party share. */
export const SavedSearches = ({ filter, type }: { readonly filter: EntryFilter; readonly type: (typed: Typed) => void }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="secondary" onClick={() => setOpen(true)}>{t('log.saved.title')}</Button>
      <Modal open={open} title={t('log.saved.title')} close={() => setOpen(false)}>
        <Searches filter={filter} choose={(typed) => { setOpen(false); type(typed) }} />
      </Modal>
    </>
  )
}

const Searches = ({ filter, choose }: { readonly filter: EntryFilter; readonly choose: (typed: Typed) => void }) => {
  const { t } = useTranslation()
  const reason = t('log.reason')
  const asked = useQuery({ queryKey: ['searches'], queryFn: async () => (await ask(SEARCHES, { reason })).data.savedSearches })
  const again = (): void => void asked.refetch()
  const saving = useAct({
    mutationFn: (named: { name: string; shared: boolean; remind: boolean }) => ask(SAVE_SEARCH, { ...named, filter, reason }), onSuccess: again,
  })
  const removing = useAct({ mutationFn: (id: string) => ask(REMOVE_SEARCH, { id, reason }), onSuccess: again })
  const form = useForm({ defaultValues: { name: '', shared: [] as string[], remind: [] as string[] } })
  const save = form.handleSubmit(({ name, shared, remind }) =>
    saving.mutate({ name: name.trim(), shared: shared.length > 0, remind: remind.length > 0 }))
  const failure = asked.error ?? saving.error ?? removing.error
  return (
    <>
      {failure && <Failed error={failure} />}
      {asked.isPending && <Loading />}
      {asked.data?.searches.length === 0 && <p>{t('log.saved.none')}</p>}
      <ul className="saved">
        {asked.data?.searches.map(({ id, name, filter: saved, shared, own, remind }) => (
          <li key={id}>
            <SearchLink filter={saved} name={name} chosen={choose} />
            {shared && <span className="small-text"> {t('log.saved.shared')}</span>}
            {remind && <span className="small-text"> {t('log.saved.reminded')}</span>}
            {own && <Button kind="tertiary" onClick={() => removing.mutate(id)}>{t('log.saved.remove', { name })}</Button>}
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void save(event)} autoComplete="off">
        <Field label={t('log.saved.name')} hint={t('log.saved.nameHint')} maxLength={LONGEST_NAME}
          error={form.formState.errors.name && t('log.saved.needName')} {...form.register('name', { validate: (name) => name.trim() !== '' })} />
        <Choices legend={t('log.saved.who')} kind="checkbox" choices={[{ value: 'shared', label: t('log.saved.share') }]}
          input={form.register('shared')} />
        {asked.data?.reminders && (
          <Choices legend={t('log.saved.reminder')} kind="checkbox" choices={[{ value: 'remind', label: t('log.saved.remind') }]}
            input={form.register('remind')} />
        )}
        <Button type="submit" busy={saving.isPending}>{t('log.saved.save')}</Button>
      </form>
    </>
  )
}

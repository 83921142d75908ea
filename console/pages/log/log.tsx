import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../frame/page.tsx'
import { Loading } from '../../kit/loading.tsx'
import { EntryList } from './entry-list.tsx'
import { filterOf } from './filter-of.ts'
import { FilterForm } from './filter-form.tsx'
import { FilterTags } from './filter-tags.tsx'
import type { Typed } from './search.ts'
import { ReadyMade } from './ready-made.tsx'

/** What is drawn and typed, and where the trail stands, is fetched after the list. */
const TrailState = lazy(async () => ({ default: (await import('./trail-state.tsx')).TrailState }))
const Counts = lazy(async () => ({ default: (await import('./counts.tsx')).Counts }))
const ExportEntries = lazy(async () => ({ default: (await import('./export-entries.tsx')).ExportEntries }))
const SavedSearches = lazy(async () => ({ default: (await import('./saved-searches.tsx')).SavedSearches }))

/** Every disclosure that the officer's party took part in: found, counted, opened, exported. */
export const Log = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/log' })
  const [typed, setTyped] = useState<Typed>({})
  const filter = filterOf(search, typed)
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <Suspense fallback={<p className="trail-state">{t('frame.loading')}</p>}><TrailState /></Suspense>
      <ReadyMade />
      <FilterForm search={search} typed={typed} type={setTyped} />
      <FilterTags search={search} typed={typed} type={setTyped} />
      <Suspense fallback={<Loading />}><Counts filter={filter} search={search} /></Suspense>
      <div className="actions no-print">
        <Suspense>
          <ExportEntries filter={filter} />
          <SavedSearches filter={filterOf(search, {})} type={setTyped} />
        </Suspense>
      </div>
      <EntryList filter={filter} />
    </Page>
  )
}

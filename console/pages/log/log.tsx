import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../frame/page.tsx'
import { Counts } from './counts.tsx'
import { EntryList } from './entry-list.tsx'
import { ExportEntries } from './export-entries.tsx'
import { filterOf } from './filter-of.ts'
import { FilterForm } from './filter-form.tsx'
import { FilterTags } from './filter-tags.tsx'
import { SavedSearches } from './saved-searches.tsx'
import type { Typed } from './search.ts'
import { TrailState } from './trail-state.tsx'
import { ReadyMade } from './ready-made.tsx'

/** Every disclosure that the officer's party took part in: found, counted, opened, exported. */
export const Log = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/log' })
  const [typed, setTyped] = useState<Typed>({})
  const filter = filterOf(search, typed)
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <TrailState />
      <ReadyMade />
      <FilterForm search={search} typed={typed} type={setTyped} />
      <FilterTags search={search} typed={typed} type={setTyped} />
      <Counts filter={filter} />
      <div className="actions no-print">
        <ExportEntries filter={filter} />
        <SavedSearches filter={filter} />
      </div>
      <EntryList filter={filter} />
    </Page>
  )
}

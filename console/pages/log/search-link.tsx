import { Link } from '@tanstack/react-router'
import { dayOfInstant } from '../../words/danish.ts'
import type { EntryFilter } from './filter-of.ts'
import { logSearch, type LogSearch } from './search.ts'

/** A saved filter as the address that shows it. */
export const SearchLink = ({ filter, name, chosen }: { readonly filter: string; readonly name: string; readonly chosen: () => void }) =>
  <Link to="/log" search={searchOf(JSON.parse(filter) as EntryFilter)} onClick={chosen}>{name}</Link>

const searchOf = ({ lastDays, from, until, disclosureId, ...lists }: EntryFilter): LogSearch => logSearch.parse({
  ...lists,
  days: lastDays ?? undefined,
  from: from ? isoDayOf(new Date(from)) : undefined,
  to: until ? isoDayOf(new Date(new Date(until).getTime() - 1)) : undefined,
  request: disclosureId ?? undefined,
})

const isoDayOf = (at: Date): string => dayOfInstant(at).split('.').reverse().join('-')

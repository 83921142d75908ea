import { Link } from '@tanstack/react-router'
import type { EntryFilter } from './filter-of.ts'
import { momentFrom, momentUntil } from './moments.ts'
import { logSearch, type LogSearch, type Typed } from './search.ts'

interface SearchLinkProps {
  readonly filter: string
  readonly name: string
  /** What it has of what stands in no address. */
  readonly chosen: (typed: Typed) => void
}

/** A saved filter as the address that shows it. */
export const SearchLink = ({ filter, name, chosen }: SearchLinkProps) => {
  const saved = JSON.parse(filter) as EntryFilter
  return <Link to="/log" search={searchOf(saved)} onClick={() => chosen({ employee: saved.employees?.[0] })}>{name}</Link>
}

const searchOf = ({ lastDays, from, until, disclosureId, ...lists }: EntryFilter): LogSearch => logSearch.parse({
  ...lists,
  days: lastDays ?? undefined,
  from: from ? momentFrom(from) : undefined,
  to: until ? momentUntil(until) : undefined,
  request: disclosureId ?? undefined,
})

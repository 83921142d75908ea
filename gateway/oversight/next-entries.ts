import type { Pool } from 'pg'
import type { ReadFilter } from './entry-filter.ts'
import type { PermittedRows } from './permitted-rows.ts'
import { createValues } from './statement-values.ts'

/** Where a page begins, and which way it is read. */
interface Beginning {
  readonly from: { readonly at: Date } | undefined
  readonly backwards: boolean
}

/** The entries that are next, from where a page begins. */
export interface NextEntries {
  /** The instant up to which they are. */
  readonly end: Date
  /** So many times as far; undefined where the filter's own period ends before. */
  farther(times: number): Date | undefined
}

/** Entries that are read one by one before what is rare is gathered; fewer where one employee, case or consent is looked for. */
const NEXT = { usual: 5_000, ofOne: 1_000 }

const isOfOne = ({ lists, handles, disclosureId }: ReadFilter): boolean => handles !== undefined || disclosureId !== undefined
  || lists.some(({ kind }) => kind === 'employee' || kind === 'consent')

/** Undefined when there are fewer entries, or the filter's own period ends before. */
export const nextEntries = async (
  pool: Pool, permitted: PermittedRows, filter: ReadFilter, { from: place, backwards }: Beginning,
): Promise<NextEntries | undefined> => {
  const { from, until } = filter
  const begins = place?.at ?? (backwards ? from : until)
  const { values, bind } = createValues()
  const beyond = begins ? `and at ${backwards ? '>=' : '<='} ${bind(begins)}` : ''
  const inOrder = `select at from overseen_row entry where ${permitted.sql(bind)} ${beyond} order by at ${backwards ? 'asc' : 'desc'}`
  const { rows: [next] } = await pool.query<Record<'first' | 'last', Date | null>>(`select (${inOrder} limit 1) as first,
    (${inOrder} offset ${isOfOne(filter) ? NEXT.ofOne : NEXT.usual} limit 1) as last`, values)
  if (!next?.first || !next.last) return undefined

  const ownEnd = backwards ? until : from
  const { first, last } = next
  const farther = (times: number): Date | undefined => {
    const end = new Date(first.getTime() + times * (last.getTime() - first.getTime()))
    return ownEnd && (backwards ? ownEnd <= end : ownEnd >= end) ? undefined : end
  }
  return farther(1) && { end: last, farther }
}

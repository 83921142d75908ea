import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { createValues, readableBy } from './entry-conditions.ts'
import type { ReadFilter } from './entry-filter.ts'

/** Where a page begins, and which way it is read. */
interface Beginning {
  readonly from: { readonly at: Date } | undefined
  readonly backwards: boolean
}

/** Entries that are read one by one before what is rare is gathered; fewer where one employee, case or consent is looked for. */
const NEXT = { usual: 5_000, ofOne: 1_000 }

const isOfOne = ({ lists, handle, disclosureId }: ReadFilter): boolean => handle !== undefined || disclosureId !== undefined
  || lists.some(({ kind }) => kind === 'employee' || kind === 'consent')

/**
 * The instant up to which a party has so many entries, from where a page begins; undefined when there are fewer, or the
 * filter's own period ends before.
 */
export const endOfNext = async (
  pool: Pool, party: Party | null, filter: ReadFilter, page: Beginning,
): Promise<Date | undefined> => {
  const { from, until } = filter
  const begins = page.from?.at ?? (page.backwards ? from : until)
  const { values, bind } = createValues()
  const beyond = begins ? `and at ${page.backwards ? '>=' : '<='} ${bind(begins)}` : ''
  const { rows: [reached] } = await pool.query<{ at: Date }>(`select at from overseen_row entry
    where ${readableBy(party, bind)} ${beyond} order by at ${page.backwards ? 'asc' : 'desc'} offset ${isOfOne(filter) ? NEXT.ofOne : NEXT.usual} limit 1`, values)
  const ownEnd = page.backwards ? until : from
  if (!reached || (ownEnd && (page.backwards ? ownEnd <= reached.at : ownEnd >= reached.at))) return undefined
  return reached.at
}

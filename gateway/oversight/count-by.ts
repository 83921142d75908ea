import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { conditionsOf, createValues, ENTRIES, isTallied, readableBy, tallyConditionsOf, within, type Bind } from './entry-conditions.ts'
import { SUPERVISOR } from '../sealing/sealed-for.ts'
import type { ReadFilter } from './entry-filter.ts'

const COLUMNS = ['hour', 'purpose', 'recipient', 'outcome', 'code'] as const

type Column = (typeof COLUMNS)[number]

/** So many entries with the same in the columns that they are counted by; null in the others. Hours are counted from 1970. */
export interface Counted extends Readonly<Record<Exclude<Column, 'hour'>, string | null>> {
  readonly hour: number | null
  readonly entries: number
}

/** Counts by some columns, or by several sets of columns in one reading. */
export type CountBy = (...sets: readonly (readonly Column[])[]) => Promise<readonly Counted[]>

/** Of a party's entries that fit: from the tally, where it knows all that the filter asks for; else entry by entry. */
export const createCountBy = (pool: Pool, party: Party | null, filter: ReadFilter): CountBy => async (...sets) => {
  const { values, bind } = createValues()
  const source = isTallied(filter) && party !== SUPERVISOR ? tallied(party, filter, bind) : entryByEntry(party, filter, bind)
  const { rows } = await pool.query<Counted>(
    `with counted as materialized (${source}) ${sets.map(grouped).join(' union all ')}`, values)
  return rows
}

const grouped = (set: readonly Column[]): string => `select ${COLUMNS.map((column) => (set.includes(column) ? column : 'null'))
  .map((shown, at) => `${shown} as ${COLUMNS[at]}`).join(', ')}, sum(entries)::int as entries
  from counted group by ${set.join(', ')} having sum(entries) > 0`

const SHOWN = '(extract(epoch from hour) / 3600)::int as hour, purpose, recipient, outcome, code, entries'

const tallied = (party: Party | null, filter: ReadFilter, bind: Bind): string => `select ${SHOWN} from overseen_tally
  where ${[`party = ${bind(party)}`, ...tallyConditionsOf(filter, bind)].join(' and ')}`

/** What the sorts say is joined to what is counted, and not to each entry. */
const entryByEntry = (party: Party | null, filter: ReadFilter, bind: Bind): string => {
  const where = [readableBy(party, bind), ...within('at', filter, bind), ...conditionsOf(filter, party, bind)].join(' and ')
  return `select ${SHOWN} from (select date_trunc('hour', at, 'UTC') as hour, sort, count(*) as entries from ${ENTRIES}
    where ${where} group by 1, 2) counted join overseen_sort sort on sort.id = counted.sort`
}

import type { Pool } from 'pg'
import { conditionsOf, ENTRIES, isTallied, tallyConditionsOf, within } from './entry-conditions.ts'
import type { ReadFilter } from './entry-filter.ts'
import type { PermittedRows } from './permitted-rows.ts'
import { createValues, type Bind } from './statement-values.ts'

const COLUMNS = ['hour', 'purpose', 'recipient', 'outcome', 'code'] as const

type Column = (typeof COLUMNS)[number]

/** So many entries with the same in the columns that they are counted by; null in the others. Hours are counted from 1970. */
export interface Counted extends Readonly<Record<Exclude<Column, 'hour'>, string | null>> {
  readonly hour: number | null
  readonly entries: number
}

/** Counts by some columns, or by several sets of columns in one reading. */
export type CountBy = (...sets: readonly (readonly Column[])[]) => Promise<readonly Counted[]>

/** Of the entries permitted that fit: from the tally, where it knows all that the filter asks for; else entry by entry. */
export const createCountBy = (pool: Pool, permitted: PermittedRows, filter: ReadFilter): CountBy => async (...sets) => {
  const { values, bind } = createValues()
  const source = permitted.party !== undefined && isTallied(filter)
    ? tallied(permitted.party, filter, bind) : entryByEntry(permitted, filter, bind)
  const { rows } = await pool.query<Counted>(
    `with counted as materialized (${source}) ${sets.map(grouped).join(' union all ')}`, values)
  return rows
}

const grouped = (set: readonly Column[]): string => `select ${COLUMNS.map((column) => (set.includes(column) ? column : 'null'))
  .map((shown, at) => `${shown} as ${COLUMNS[at]}`).join(', ')}, sum(entries)::int as entries
  from counted group by ${set.join(', ')} having sum(entries) > 0`

const SHOWN = '(extract(epoch from hour) / 3600)::int as hour, purpose, recipient, outcome, code, entries'

const tallied = (party: string, filter: ReadFilter, bind: Bind): string => `select ${SHOWN} from overseen_tally
  where ${[`party = ${bind(party)}`, ...tallyConditionsOf(filter, bind)].join(' and ')}`

/** What the sorts say is joined to what is counted, and not to each entry. */
const entryByEntry = (permitted: PermittedRows, filter: ReadFilter, bind: Bind): string => {
  const where = [permitted.sql(bind), ...within('at', filter, bind), ...conditionsOf(filter, permitted, bind)].join(' and ')
  return `select ${SHOWN} from (select date_trunc('hour', at, 'UTC') as hour, sort, count(*) as entries from ${ENTRIES}
    where ${where} group by 1, 2) counted join overseen_sort sort on sort.id = counted.sort`
}

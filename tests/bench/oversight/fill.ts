import type { BenchDatabase } from '../database.ts'
import { wordTerm } from '../../../gateway/oversight/terms.ts'
import { templates } from './templates.ts'

const TEMPLATES = 20_000
/** Entries that one statement makes. */
const BULK = 250_000
/** Every entry of a year: nine of ten in working hours, fewer at weekends. */
export const YEAR = { from: '2025-11-22T00:00:00Z', days: 365 }

/** Every template as often as comes out, spread over a year. Neither the tally nor any index is kept meanwhile. */
const INSERT = `insert into overseen_row (at, index, sort, break_glass, own, party, log_id, disclosure_id, employee, handle, reason, terms)
  select at, number, sort, break_glass, own, party, 'log-1', md5(number::text)::uuid::text, employee, handle, reason, terms
  from (
    select number, (hashint8extended(number, 1) & 2147483647) % ${TEMPLATES} as template, timestamptz '${YEAR.from}'
      + make_interval(days => (number * ${YEAR.days} / $3)::int - case when number % 10 > 6 then 0
          else greatest(0, extract(isodow from timestamptz '${YEAR.from}' + make_interval(days => (number * ${YEAR.days} / $3)::int))::int - 5) end,
        hours => case when number % 10 = 0 then (hashint8extended(number, 2) & 2147483647) % 24
          else 7 + (hashint8extended(number, 3) & 2147483647) % 9 end::int,
        secs => (hashint8extended(number, 4) & 2147483647) % 3600) as at
    from generate_series($1::bigint, $2::bigint) as number) entry
  join template using (template)`

/** How many rows the index has of so many entries: of how many sorts, and what it takes to keep them. */
export interface Filled {
  readonly rows: number
  readonly sorts: number
  readonly size: string
  readonly indices: string
  readonly tally: string
}

/** Fills the index with so many entries, as rows for every party whose officers may see them. */
export const fill = async ({ owner }: BenchDatabase, entries: number, seed: number): Promise<Filled> => {
  const { rows: indices } = await owner.query<{ name: string; made: string }>(`select indexname as name, indexdef as made
    from pg_indexes where tablename = 'overseen_row' and indexname <> 'overseen_row_pkey'`)
  await owner.query('alter table overseen_row set unlogged')
  await owner.query('alter table overseen_row disable trigger all')
  await owner.query('alter table overseen_row drop constraint overseen_row_pkey')
  for (const { name } of indices) await owner.query(`drop index ${name}`)
  await writeTemplates({ owner }, seed)
  for (let first = 0; first < entries; first += BULK)
    await owner.query(INSERT, [first, Math.min(first + BULK, entries) - 1, entries])
  await owner.query(`set maintenance_work_mem = '1GB'`)
  await owner.query('alter table overseen_row add primary key (log_id, index, party)')
  for (const { made } of indices) await owner.query(made)
  await owner.query(`insert into overseen_tally select party, hour, purpose, recipient, outcome, code, entries
    from (select party, date_trunc('hour', at, 'UTC') as hour, purpose, recipient, outcome, code, count(*) as entries
      from overseen_row entry join overseen_sort sort on sort.id = entry.sort group by 1, 2, 3, 4, 5, 6) counted`)
  await owner.query('vacuum analyze overseen_row, overseen_tally, overseen_sort')
  const { rows: [filled] } = await owner.query<Filled>(`select (select count(*) from overseen_row)::int as rows,
    (select count(*) from overseen_sort)::int as sorts, pg_size_pretty(pg_table_size('overseen_row')) as size,
    pg_size_pretty(pg_indexes_size('overseen_row')) as indices, pg_size_pretty(pg_total_relation_size('overseen_tally')) as tally`)
  if (!filled) throw new Error('nothing was filled')
  return filled
}

/** The templates' rows in a table of their own, and their sorts where the index has them. */
const writeTemplates = async ({ owner }: Pick<BenchDatabase, 'owner'>, seed: number): Promise<void> => {
  const made = templates(TEMPLATES, seed).flatMap((one, template) => one.map(({ row, sort }) => ({ row: { ...row, template, sort: sort.id }, sort })))
  await owner.query('create unlogged table template (template int, like overseen_row)')
  await owner.query('alter table template drop log_id, drop index, drop at, drop disclosure_id, drop sealed')
  await owner.query('insert into template select * from json_populate_recordset(null::template, $1)',
    [JSON.stringify(made.map(({ row }) => row))])
  await owner.query('insert into overseen_sort select * from json_populate_recordset(null::overseen_sort, $1) on conflict do nothing',
    [JSON.stringify(made.map(({ sort: { id, json } }) => ({ ...JSON.parse(json) as object, id })))])
  await owner.query(`update template set terms = terms || array(
    select ${wordTerm('party', 'word')} from unnest(tsvector_to_array(to_tsvector('danish', reason))) as words (word))`)
  await owner.query('create index on template (template)')
  await owner.query('analyze template')
}

import type { BenchDatabase } from '../database.ts'
import { templates } from './templates.ts'

const TEMPLATES = 20_000
/** Entries that one statement makes. */
const BULK = 250_000
/** Every entry of a year: nine of ten in working hours, fewer at weekends. */
export const YEAR = { from: '2025-11-22T00:00:00Z', days: 365 }

/** Every template as often as comes out, spread over a year. Neither the tally nor any index is kept meanwhile. */
const INSERT = `insert into overseen_entry (party, log_id, index, at, hour, disclosure_id, recipient, client, employee, role,
    purpose, reason, outcome, code, act, handle, break_glass, given, withheld, unavailable, terms)
  select party, 'log-1', number, at, date_trunc('hour', at, 'UTC'), md5(number::text)::uuid::text, recipient, client, employee,
    role, purpose, reason, outcome, code, act, handle, break_glass, given, withheld, unavailable, terms
  from (
    select number, (hashint8extended(number, 1) & 2147483647) % ${TEMPLATES} as template, timestamptz '${YEAR.from}'
      + make_interval(days => (number * ${YEAR.days} / $3)::int - case when number % 10 > 6 then 0
          else greatest(0, extract(isodow from timestamptz '${YEAR.from}' + make_interval(days => (number * ${YEAR.days} / $3)::int))::int - 5) end,
        hours => case when number % 10 = 0 then (hashint8extended(number, 2) & 2147483647) % 24
          else 7 + (hashint8extended(number, 3) & 2147483647) % 9 end::int,
        secs => (hashint8extended(number, 4) & 2147483647) % 3600) as at
    from generate_series($1::bigint, $2::bigint) as number) entry
  join template using (template)`

const INDICES = ['overseen_entry_party_at_idx', 'overseen_entry_disclosure_id_idx', 'overseen_entry_terms_idx']

/** Fills the index with so many entries, as rows for every party whose officers may see them. */
export const fill = async ({ owner }: BenchDatabase, entries: number, seed: number): Promise<number> => {
  const { rows: indices } = await owner.query<{ made: string }>(
    'select indexdef as made from pg_indexes where indexname = any($1)', [INDICES])
  await owner.query('alter table overseen_entry set unlogged')
  await owner.query('alter table overseen_entry disable trigger all')
  await owner.query('alter table overseen_entry drop constraint overseen_entry_pkey')
  for (const name of INDICES) await owner.query(`drop index ${name}`)
  await owner.query('create unlogged table template (template int, like overseen_entry)')
  await owner.query('alter table template drop log_id, drop index, drop at, drop hour, drop disclosure_id')
  const rows = templates(TEMPLATES, seed).flatMap((one, template) => one.map((row) => ({ ...row, template })))
  await owner.query(`insert into template select row.* from json_populate_recordset(null::template, $1) as row`,
    [JSON.stringify(rows.map((row) => ({ ...row, sealed: false })))])
  await owner.query(`update template set terms = terms || array(
    select 'word:' || word from unnest(tsvector_to_array(to_tsvector('danish', reason))) as words (word))`)
  await owner.query('create index on template (template)')
  await owner.query('analyze template')
  for (let first = 0; first < entries; first += BULK)
    await owner.query(INSERT, [first, Math.min(first + BULK, entries) - 1, entries])
  await owner.query(`set maintenance_work_mem = '1GB'`)
  await owner.query('alter table overseen_entry add primary key (log_id, index, party)')
  for (const { made } of indices) await owner.query(made)
  await owner.query(`insert into overseen_tally select party, hour, purpose, recipient, outcome, code, count(*)
    from overseen_entry group by 1, 2, 3, 4, 5, 6`)
  await owner.query('vacuum analyze overseen_entry')
  await owner.query('analyze overseen_tally')
  const { rows: [counted] } = await owner.query<{ rows: string }>('select count(*) as rows from overseen_entry')
  return Number(counted?.rows)
}

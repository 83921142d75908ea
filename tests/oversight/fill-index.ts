import type { Pool } from 'pg'

export interface Filled {
  readonly party: string
  readonly rows: number
  /** The newest; each row is a minute older than the one before. */
  readonly latest: Date
}

/** Sixty sorts, numbered from 1,000. */
const SORTS = `insert into overseen_sort
  select 1000 + number, recipient, 'prøve-sagssystem', 'caseworker', purpose, outcome, '', '', number % 5, 0, 0,
    array['client:prøve-sagssystem', 'recipient:' || recipient, 'purpose:' || purpose, 'outcome:' || outcome]
  from generate_series(0, 59) as number, lateral (select
    (array['CMM', 'NEC', 'UDLST', 'RA', 'NGO-REDEN'])[1 + number % 5] as recipient,
    (array['ASSISTANCE', 'INVESTIGATION', 'IDENTIFICATION'])[1 + number % 3] as purpose,
    (array['DISCLOSED', 'DISCLOSED', 'PARTIAL', 'WITHHELD'])[1 + number % 4] as outcome) as made
  on conflict do nothing`

/** Rows of the index for officers of a party, straight from the database: they stand for leaves of a log that nobody keeps. */
export const fillIndex = async (pool: Pool, { party, rows, latest }: Filled): Promise<void> => {
  await pool.query(SORTS)
  await pool.query(`insert into overseen_row (at, index, sort, break_glass, own, party, log_id, disclosure_id, employee, handle, reason, terms)
    select $3::timestamptz - number * interval '1 minute', number, 1000 + number % 60, false, false, $1, 'filled', 'filled-' || number,
      'prøve-' || number % 40, 'sag-' || number % 600, 'prøve af mange opslag', '{}'
    from generate_series(0, $2::int - 1) as number`, [party, rows, latest])
}

import type { Pool } from 'pg'

export interface Filled {
  readonly party: string
  readonly rows: number
  /** The newest; each row is a minute older than the one before. */
  readonly latest: Date
}

/** Rows of the index for officers of a party, straight from the database: they stand for leaves of a log that nobody keeps. */
export const fillIndex = (pool: Pool, { party, rows, latest }: Filled) => pool.query(`
  insert into overseen_entry (party, log_id, index, at, hour, disclosure_id, recipient, client, employee, role, purpose, reason,
    outcome, code, act, handle, break_glass, given, withheld, unavailable, terms)
  select $1, 'filled', number, at, date_trunc('hour', at, 'UTC'), 'filled-' || number, recipient, 'prøve-sagssystem',
    'prøve-' || number % 40, 'caseworker', purpose, 'prøve af mange opslag', outcome, '', '', 'sag-' || number % 600, false,
    number % 5, 0, 0, array['recipient:' || recipient, 'purpose:' || purpose, 'outcome:' || outcome, 'handle:sag-' || number % 600]
  from generate_series(0, $2::int - 1) as number,
    lateral (select $3::timestamptz - number * interval '1 minute' as at,
      (array['CMM', 'NEC', 'UDLST', 'RA', 'NGO-REDEN'])[1 + number % 5] as recipient,
      (array['ASSISTANCE', 'INVESTIGATION', 'IDENTIFICATION'])[1 + number % 3] as purpose,
      (array['DISCLOSED', 'DISCLOSED', 'PARTIAL', 'WITHHELD'])[1 + number % 4] as outcome) as made`, [party, rows, latest])

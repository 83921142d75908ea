import type { PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'

const ALARM_KINDS = ['breakGlass', 'breakGlassOverdue', 'breachSuspected', 'explanationRequested', 'correctionNotice'] as const

/** What officers are told at once: ids and codes, no fact about a person (P7). */
export interface Alarm {
  readonly kind: (typeof ALARM_KINDS)[number]
  readonly subject: string
  /** Whose officers. */
  readonly party: Party
  /** ISO 8601, UTC: by when it is to be dealt with; null when there is no clock. */
  readonly due: string | null
  readonly codes: { readonly [name: string]: string | number }
}

/**
 * Has an alarm sent, from the end of the transaction until its receiver has taken it, whatever the clock of who makes it says;
 * the same alarm is made once. One of a later clock takes its place as an alarm of its own, such as when a breach is
 * suspected again after it was rejected.
 */
export const makeAlarm = async (transaction: Pick<PoolClient, 'query'>, { kind, subject, party, due, codes }: Alarm, at: Date): Promise<void> => {
  await transaction.query(`insert into alarm (kind, subject, party, due, codes, made_at, next_try_at)
    values ($1, $2, $3, $4, $5, $6, now()) on conflict (subject, kind, party) do update set id = default, due = excluded.due,
      codes = excluded.codes, made_at = excluded.made_at, attempts = 0, next_try_at = excluded.next_try_at, delivered_at = null
    where alarm.due < excluded.due`, [kind, subject, party, due, codes, at])
}

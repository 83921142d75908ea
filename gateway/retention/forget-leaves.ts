import type { PoolClient } from 'pg'
import { forget } from '../oversight/index-of-trail.ts'

/** Takes leaves of a log out of what is derived from them, in the transaction that erases their content. */
export type ForgetLeaves = (transaction: PoolClient, log: string, indexes: readonly bigint[]) => Promise<void>

/** A subject or a piece of evidence names its leaf last, as `log:leaf`. */
const OFFICERS_WORK = [
  'delete from look where log_id = $1 and index = any($2)',
  'delete from drawn_disclosure where log_id = $1 and index = any($2)',
  `delete from finding where evidence && array(select $1 || ':' || leaf from unnest($2::bigint[]) as leaf)`,
  ...['officer_act', 'alarm'].map((table) => `delete from ${table} where substring(subject from '[^:]+:[0-9]+$')
    = any(array(select $1 || ':' || leaf from unnest($2::bigint[]) as leaf))`),
]

/** Out of the officers' index, and out of their work: looks, findings, samples, reviews and alarms. */
export const forgetLeaves: ForgetLeaves = async (transaction, log, indexes) => {
  await forget(transaction, log, indexes)
  for (const statement of OFFICERS_WORK) await transaction.query(statement, [log, indexes])
}

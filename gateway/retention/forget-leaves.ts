import type { PoolClient } from 'pg'
import { forget } from '../oversight/index-of-trail.ts'

/** Takes leaves of a log out of what is derived from them, in the transaction that erases their content. */
export type ForgetLeaves = (transaction: PoolClient, log: string, indexes: readonly bigint[]) => Promise<void>

/** The requests that the leaves are of, which name what officers did in them: by the index. */
const REQUESTS = 'select disclosure_id from overseen_row where log_id = $1 and index = any($2)'

const LEAVES = `array(select $1 || ':' || leaf from unnest($2::bigint[]) as leaf)`

/** A subject or a piece of evidence names its leaf last, as `log:leaf`; a sample is named by the request that committed to it. */
const OFFICERS_WORK = [
  'delete from look where log_id = $1 and index = any($2)',
  'delete from drawn_disclosure where log_id = $1 and index = any($2)',
  `delete from officer_act where id in (${REQUESTS})`,
  `delete from alarm where subject in (select 'sample:' || disclosure_id from (${REQUESTS}) as request)`,
  `with gone as (delete from finding where evidence && ${LEAVES} returning id)
    delete from alarm where subject in (select 'finding:' || id from gone)`,
  ...['officer_act', 'alarm'].map((table) => `delete from ${table} where substring(subject from '[^:]+:[0-9]+$') = any(${LEAVES})`),
]

/** Out of the officers' work, looks, findings, samples, reviews and alarms, and what was said in it; then out of their index. */
export const forgetLeaves: ForgetLeaves = async (transaction, log, indexes) => {
  for (const statement of OFFICERS_WORK) await transaction.query(statement, [log, indexes])
  await forget(transaction, log, indexes)
}

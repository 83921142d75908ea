import type { PoolClient } from 'pg'
import { readLeavesAt } from '../followers/trail-cursor.ts'
import { forget } from '../oversight/index-of-trail.ts'

/** Takes leaves of a log out of what is derived from them, in the transaction that then erases their content. */
export type ForgetLeaves = (transaction: PoolClient, log: string, indexes: readonly bigint[]) => Promise<void>

const LEAVES = `array(select $1 || ':' || leaf from unnest($2::bigint[]) as leaf)`

/** A subject or a piece of evidence names its leaf last, as `log:leaf`; a sample is named by the request that committed to it. */
const OF_LEAVES = [
  'delete from look where log_id = $1 and index = any($2)',
  'delete from drawn_disclosure where log_id = $1 and index = any($2)',
  `with gone as (delete from finding where evidence && ${LEAVES} returning id)
    delete from alarm where subject in (select 'finding:' || id from gone)`,
  ...['officer_act', 'alarm'].map((table) => `delete from ${table} where substring(subject from '[^:]+:[0-9]+$') = any(${LEAVES})`),
]

/** What officers did is named by the request that they did it in. */
const OF_REQUESTS = [
  'delete from officer_act where id = any($1)',
  `delete from alarm where subject in (select 'sample:' || request from unnest($1::text[]) as request)`,
]

/** As the leaves say: the index of them may be behind. */
const requestsOf = async (transaction: PoolClient, log: string, indexes: readonly bigint[]): Promise<readonly string[]> =>
  (await readLeavesAt(transaction, log, indexes)).flatMap(({ entry }) => ('disclosureId' in entry ? [entry.disclosureId] : []))

/** Out of the officers' work, looks, findings, samples, reviews and alarms, and what was said in it; then out of their index. */
export const forgetLeaves: ForgetLeaves = async (transaction, log, indexes) => {
  for (const statement of OF_LEAVES) await transaction.query(statement, [log, indexes])
  const requests = await requestsOf(transaction, log, indexes)
  for (const statement of OF_REQUESTS) await transaction.query(statement, [requests])
  await forget(transaction, log, indexes)
}

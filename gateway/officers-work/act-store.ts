import type { Pool, PoolClient } from 'pg'
import type { OfficerAct } from './officer-act.ts'

export type Reader = Pick<Pool | PoolClient, 'query'>

const COLUMNS = 'id, subject, act, party, employee, at, reason, details'

/** The acts on some subjects, in their order. */
export const readActs = async (reader: Reader, subjects: readonly string[]): Promise<OfficerAct[]> => {
  const { rows } = await reader.query<OfficerAct>(
    `select ${COLUMNS} from officer_act where subject = any($1) order by at, id`, [subjects])
  return rows
}

/** The acts on each subject, and none for those on which nobody has acted. */
export const readActsBySubject = async (
  reader: Reader, subjects: readonly string[],
): Promise<(subject: string) => readonly OfficerAct[]> => {
  const acts = await readActs(reader, subjects)
  return (subject) => acts.filter((act) => act.subject === subject)
}

/** One at a time acts on a subject, until the transaction ends. */
export const lockSubject = async (transaction: PoolClient, subject: string): Promise<void> => {
  await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`samsyn subject ${subject}`])
}

/** Writes an act as its leaf says it: once with its leaf, and the same again when the leaf is read. */
export const writeAct = async (transaction: PoolClient, act: OfficerAct): Promise<void> => {
  await transaction.query(`insert into officer_act (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict do nothing`,
  [act.id, act.subject, act.act, act.party, act.employee, act.at, act.reason, JSON.stringify(act.details)])
}

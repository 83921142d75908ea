import type { Pool } from 'pg'
import type { Authenticated } from '../pipeline/stages.ts'
import { placeOf } from './entry-summaries.ts'
import type { Subject } from './subject.ts'

const EVIDENCE = 'select evidence from finding where id = $1'

const OWN = `select from overseen_row where own and party = $1 and employee = $2 and (log_id, index) in (
  select split_part(place, ':', 1), split_part(place, ':', 2)::bigint from unnest($3::text[]) as places (place)) limit 1`

/** Whether a subject is about a look of the officer's own, in whatever role she made it: that is not hers to decide on. */
export const isOwnLook = async (pool: Pool, subject: Subject, { party, employee }: Authenticated): Promise<boolean> =>
  (await pool.query(OWN, [party, employee, await placesOf(pool, subject)])).rowCount === 1

const placesOf = async (pool: Pool, subject: Subject): Promise<readonly string[]> => {
  if (subject.kind === 'sample') return []
  if (subject.kind !== 'finding') return [placeOf(subject)]
  const { rows: [row] } = await pool.query<{ evidence: readonly string[] }>(EVIDENCE, [subject.id])
  return row?.evidence ?? []
}

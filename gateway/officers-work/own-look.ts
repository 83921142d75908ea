import type { Pool } from 'pg'
import type { Authenticated } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { placeOf } from './entry-summaries.ts'
import type { Subject } from './subject.ts'

const EVIDENCE = 'select evidence from finding where id = $1'

const LOOKED = `select distinct party, employee from overseen_row where own and (log_id, index) in (
  select split_part(place, ':', 1), split_part(place, ':', 2)::bigint from unnest($1::text[]) as places (place))`

/** Whether a subject is about a look of the officer's own, in whatever role she made it: that is not hers to decide on. */
export const isOwnLook = async (
  pool: Pool, subject: Subject, officer: Pick<Authenticated, 'party' | 'employee'>,
): Promise<boolean> => {
  const { rows } = await pool.query<{ party: string; employee: string }>(LOOKED, [await placesOf(pool, subject)])
  return rows.some((looked) => isSamePerson(actorName(looked), actorName(officer)))
}

const placesOf = async (pool: Pool, subject: Subject): Promise<readonly string[]> => {
  if (subject.kind === 'sample') return []
  if (subject.kind !== 'finding') return [placeOf(subject)]
  const { rows: [row] } = await pool.query<{ evidence: readonly string[] }>(EVIDENCE, [subject.id])
  return row?.evidence ?? []
}

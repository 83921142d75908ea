import type { Pool } from 'pg'
import { readLeavesAt } from '../followers/trail-cursor.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import type { Subject } from './subject.ts'

/** Leaves of a log. */
interface Leaves {
  readonly log: string
  readonly leaves: readonly string[]
}

const EVIDENCE = `select split_part(place, ':', 1) as log, array_agg(split_part(place, ':', 2)) as leaves
  from finding, unnest(evidence) as places (place) where id = $1 group by 1`

/**
 * Whether a subject is about a look of the officer's own, in whatever role she made it: that is not hers to decide on. As the
 * leaves say themselves: the index of them may be behind what is found in them.
 */
export const isOwnLook = async (
  pool: Pool, subject: Subject, officer: Pick<Authenticated, 'party' | 'employee'>,
): Promise<boolean> => {
  const of = await leavesOf(pool, subject)
  const looks = await Promise.all(of.map(({ log, leaves }) => readLeavesAt(pool, log, leaves.map(BigInt))))
  return looks.flat().some(({ entry }) => 'actor' in entry && isSamePerson(actorName(entry.actor), actorName(officer)))
}

const leavesOf = async (pool: Pool, subject: Subject): Promise<readonly Leaves[]> => {
  if (subject.kind === 'sample') return []
  if (subject.kind !== 'finding') return [{ log: subject.log, leaves: [subject.leaf] }]
  return (await pool.query<Leaves>(EVIDENCE, [subject.id])).rows
}

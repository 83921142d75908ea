import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { readReviewed } from '../break-glass/see-reviews.ts'
import type { LeafPlace } from '../officers-work/subject.ts'
import { SEEN_FINDING } from '../patterns/findings.ts'
import type { EntryFilter } from './entry-filter.ts'
import type { Period } from './hours-looked-in.ts'
import type { LeafSet } from './leaf-set.ts'

interface LookUpLeavesDeps {
  readonly pool: Pool
  readonly now: () => Date
}

/** What a look-up finds at most: a filter names each leaf by itself. */
const MOST = 10_000

export type LookUpLeaves = (party: Party, filter: EntryFilter, period: Period) => Promise<readonly LeafSet[] | undefined>

/** Looks up reviews, findings and cases that many looked at, each as the own party sees it; undefined when it is too much. */
export const createLookUpLeaves = ({ pool, now }: LookUpLeavesDeps): LookUpLeaves => {
  const read = async (query: string, party: Party, { from, until }: Period, ...more: unknown[]): Promise<LeafPlace[]> =>
    (await pool.query<LeafPlace>(`${query} limit ${MOST + 1}`, [party, from ?? new Date(0), until, ...more])).rows

  return async (party, { reviews, flagged, moreRecipientsThan }, period) => {
    const sets: LeafSet[] = []
    if (reviews) {
      const reviewed = await readReviewed(pool, party, now())
      sets.push({ leaves: reviewed.filter(({ state }) => reviews.includes(state)).map(({ entry }) => entry), within: true })
    }
    if (typeof flagged === 'boolean') sets.push({ leaves: await read(FLAGGED, party, period), within: flagged })
    if (moreRecipientsThan) sets.push({ leaves: await read(CROWDED, party, period, moreRecipientsThan), within: true })
    return sets.some(({ leaves }) => leaves.length > MOST) ? undefined : sets
  }
}

const LEAF = `split_part(place, ':', 1) as log, split_part(place, ':', 2) as leaf`

const FLAGGED = `select distinct ${LEAF} from (select evidence from ${SEEN_FINDING} and latest_at >= $2 and first_at < $3) as seen,
  unnest(evidence) as places (place)`

/** By the Danish day; what was refused named no case. */
const CROWDED = `select ${LEAF} from (
    select array_agg(log_id || ':' || index) as places from overseen_entry
    where party = $1 and at >= $2 and at < $3 and not sealed and handle is not null
      and outcome in ('DISCLOSED', 'PARTIAL', 'WITHHELD')
    group by handle, (at at time zone 'Europe/Copenhagen')::date having count(distinct recipient) > $4
  ) as crowded, unnest(places) as places (place)`

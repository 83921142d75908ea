import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { Sealed } from './seals.ts'

/** A leaf of a request that left more than one about a case; whether nothing of it was answered. */
export interface LeafBeside {
  readonly leaf: string
  readonly discarded: boolean
}

/**
 * What else the requests of some leaves left about the same case, where it moved meanwhile: what was discarded, and what was
 * answered in its place. The one tells of the other, so that they are sealed and unsealed together (retshåndhævelsesloven § 16).
 * By the index, which has come as far as the trail had.
 */
export const readLeavesBeside = async (
  reader: Pick<Pool, 'query'>, party: Party, { log, leaves }: Sealed,
): Promise<readonly LeafBeside[]> => {
  const { rows } = await reader.query<LeafBeside>(
    `select distinct beside.index as leaf, beside.outcome = 'DISCARDED' as discarded
     from overseen_entry one join overseen_entry beside using (party, log_id, disclosure_id, handle)
     where party = $1 and log_id = $2 and one.index = any($3::bigint[]) and beside.index <> all($3::bigint[])
     order by beside.index`, [party, log, leaves])
  return rows
}

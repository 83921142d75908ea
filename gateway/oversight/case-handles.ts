import type { PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'

/** The own handle that a party has of the case of a disclosure; null when it has none. */
export type HandleOf = (entry: DisclosureEntry, party: Party) => string | null

const LINKS = `select own.handle as named, other.party, other.handle
  from link own join link other using (case_id) where own.handle = any($1)`

/** Reads the handles of all parties to the cases that disclosures name, at once. */
export const readHandles = async (
  reader: Pick<PoolClient, 'query'>, entries: readonly DisclosureEntry[],
): Promise<HandleOf> => {
  const named = [...new Set(entries.flatMap(({ handle }) => handle ?? []))]
  const { rows } = await reader.query<{ named: string; party: Party; handle: string }>(
    { name: 'handles-of-cases', text: LINKS, values: [named] })
  const handles = new Map(rows.map((row) => [`${row.named} ${row.party}`, row.handle]))
  return ({ handle, actor }, party) => actor.party === party ? handle : handles.get(`${handle} ${party}`) ?? null
}

import type { PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { DisclosureEntry } from '../trail/entry.ts'

/** Who is, or was, a party to the cases that disclosures name. */
export interface CaseHandles {
  /** The own handle that a party has of the case; null when it has none. */
  of(entry: DisclosureEntry, party: Party): string | null
  /** The parties to the case at the instant of the disclosure. */
  linkedTo(entry: DisclosureEntry): readonly Party[]
}

interface Link {
  readonly named: string
  readonly party: Party
  readonly handle: string
  readonly linkedAt: Date
  readonly endedAt: Date | null
}

const LINKS = `select own.handle as named, other.party, other.handle, other.linked_at as "linkedAt", other.ended_at as "endedAt"
  from link own join link other using (case_id) where own.handle = any($1)`

/** Reads the handles of all parties to the cases that disclosures name, at once. */
export const readHandles = async (
  reader: Pick<PoolClient, 'query'>, entries: readonly DisclosureEntry[],
): Promise<CaseHandles> => {
  const named = [...new Set(entries.flatMap(({ handle }) => handle ?? []))]
  const { rows } = await reader.query<Link>({ name: 'handles-of-cases', text: LINKS, values: [named] })
  const handles = new Map(rows.map((row) => [`${row.named} ${row.party}`, row.handle]))
  return {
    of: ({ handle, actor }, party) => actor.party === party ? handle : handles.get(`${handle} ${party}`) ?? null,
    linkedTo: ({ handle, at }) => rows.filter(({ named: one, linkedAt, endedAt }) =>
      one === handle && linkedAt <= new Date(at) && (endedAt === null || endedAt > new Date(at))).map(({ party }) => party),
  }
}

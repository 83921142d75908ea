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
  readonly party: Party
  readonly handle: string
  /** Milliseconds since 1970; null while it has not ended. */
  readonly linkedAt: number
  readonly endedAt: number | null
}

const LINKS = `select own.handle as named, other.party, other.handle,
    (extract(epoch from part.linked_at) * 1000)::float8 as "linkedAt", (extract(epoch from part.ended_at) * 1000)::float8 as "endedAt"
  from link own join link other using (case_id), lateral (select other.linked_at, other.ended_at
    union all select linked_at, ended_at from former_part former where (former.case_id, former.party) = (other.case_id, other.party)) as part
  where own.handle = any($1)`

const NONE: readonly Link[] = []

/** Reads the handles of all parties to the cases that disclosures name, at once. */
export const readHandles = async (
  reader: Pick<PoolClient, 'query'>, entries: readonly DisclosureEntry[],
): Promise<CaseHandles> => {
  const named = [...new Set(entries.flatMap(({ handle }) => handle ?? []))]
  const { rows } = await reader.query<Link & { readonly named: string }>({ name: 'handles-of-cases', text: LINKS, values: [named] })
  const links = new Map<string, Link[]>()
  for (const link of rows) {
    const known = links.get(link.named)
    if (known) known.push(link)
    else links.set(link.named, [link])
  }
  const linksOf = (handle: string | null): readonly Link[] => links.get(handle ?? '') ?? NONE
  return {
    of: ({ handle, actor }, party) => actor.party === party ? handle : linksOf(handle).find((link) => link.party === party)?.handle ?? null,
    linkedTo: ({ handle, at }) => {
      const then = Date.parse(at)
      return linksOf(handle).filter(({ linkedAt, endedAt }) => linkedAt <= then && (endedAt === null || endedAt > then)).map(({ party }) => party)
    },
  }
}

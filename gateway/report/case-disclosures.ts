import type { Pool } from 'pg'
import { sealedFor, type Viewer } from '../sealing/sealed-for.ts'
import type { DisclosureEntry, Entry } from '../trail/entry.ts'

/** A disclosure of the case, and where in the trail it stands. */
export interface CaseDisclosure {
  readonly log: string
  readonly index: string
  readonly entry: DisclosureEntry
}

/**
 * Every disclosure of a case that was answered, to whichever party, by the handles that the parties have or had for it: found by the index,
 * read from the leaves. Those that are sealed for the viewer, if there is one, are left out; those whose content is erased are gone.
 */
export const readCaseDisclosures = async (
  reader: Pick<Pool, 'query'>, caseId: string, viewer: Viewer | null,
): Promise<readonly CaseDisclosure[]> => {
  const { rows: links } = await reader.query<{ handle: string }>('select handle from link where case_id = $1', [caseId])
  const { rows } = await reader.query<{ log: string; index: string; entry: Buffer }>(
    `select leaf.log_id as log, leaf.index, leaf.entry from overseen_entry own join trail_leaf leaf using (log_id, index)
     where own.handle = any($1) and own.party = own.recipient and own.outcome <> 'DISCARDED' and leaf.entry is not null and not ${sealedFor('$2::text', 'leaf')}
     order by leaf.log_id, leaf.index`,
    [links.map(({ handle }) => handle), viewer])
  return rows.flatMap(({ log, index, entry }) => {
    const read = JSON.parse(entry.toString()) as Entry
    return read.kind === 'disclosure' ? [{ log, index, entry: read }] : []
  })
}

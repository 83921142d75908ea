import type { PoolClient } from 'pg'
import { GATEWAY, type Party } from '../../schema/agency.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import { isDisclosure, type OversightEntry } from '../trail/entry.ts'
import { discarded } from '../trail/taken-back.ts'
import { actedIn } from './acted-in.ts'
import { readHandles, type CaseHandles } from './case-handles.ts'
import type { FollowedLeaf, Follower } from '../followers/follower.ts'
import { isTakenBack, takenBackIn } from '../followers/taken-back.ts'
import { readLeavesAt } from '../followers/trail-cursor.ts'
import type { ActedEntry } from './outcome.ts'
import { overseenRow } from './overseen-rows.ts'
import { createNameSort, insertSorts } from './overseen-sorts.ts'
import { agenciesRefused, partiesTo, partOf, refusedPartOf } from './part-of-entry.ts'
import { sealedFor } from '../sealing/sealed-for.ts'
import { wordTerm } from './terms.ts'
import { toldToAsker } from './told-of-entry.ts'

/** Writes the index that officers search: each entry once for every party whose officers may see it. */
export const createIndexOfTrail = (handles: ConsentHandles): Follower => {
  const nameSort = createNameSort()

  const write = async (transaction: PoolClient, acted: readonly ActedLeaf[]): Promise<void> => {
    const caseHandles = await readHandles(transaction, acted.map(({ entry }) => entry).filter(isDisclosure))
    const sorts = new Map<string, string>()
    const rows: string[] = []
    for (const { log, index, entry } of acted) for (const { party, part, handle } of partsOf(entry, caseHandles)) {
      const { id, json } = nameSort(part)
      sorts.set(id, json)
      const row = overseenRow(party, part, handle, (consent) =>
        party === entry.actor.party ? consent : handles.translated(consent, entry.actor.party, party))
      rows.push(JSON.stringify({ ...row, log_id: log, index: String(index), sort: id }))
    }
    if (rows.length === 0) return
    await insertSorts(transaction, sorts)
    await transaction.query({ name: 'index-rows', text: INSERT, values: [`[${rows.join(',')}]`] })
  }

  /** Of disclosures that were not answered in the end, officers see what they see of those that were discarded at once. */
  const takeBack = async (transaction: PoolClient, leaves: readonly FollowedLeaf[]): Promise<void> => {
    const takenBack = takenBackIn(leaves)
    const log = leaves[0]?.log
    if (log === undefined || takenBack.size === 0) return
    const { rows } = await transaction.query<{ index: string }>(
      'select distinct index from overseen_row where log_id = $1 and disclosure_id = any($2)', [log, [...takenBack.keys()]])
    const found = (await readLeavesAt(transaction, log, rows.map(({ index }) => BigInt(index)))).flatMap(({ index, entry }) =>
      entry.kind === 'disclosure' && isTakenBack(entry.disclosureId, index, takenBack) ? [{ log, index, entry: discarded(entry) }] : [])
    await forget(transaction, log, found.map(({ index }) => index))
    await write(transaction, found)
  }

  return {
    name: 'index',
    take: async (transaction, leaves) => {
      const acted = leaves.flatMap(({ log, index, entry }) => (entry ? [{ log, index, entry: actedIn(entry, log) }] : []))
      await write(transaction, acted)
      await takeBack(transaction, leaves)
      for (const { entry } of acted) if (isSealing(entry)) await markSealed(transaction, entry.details)
    },
  }
}

type ActedLeaf = FollowedLeaf & { readonly entry: ActedEntry }

/** What officers of a party may see of an entry, and the party's own handle of the case. */
interface PartyPart {
  readonly party: Party
  readonly part: ActedEntry
  readonly handle: string | null
}

const partsOf = (entry: ActedEntry, handles: CaseHandles): readonly PartyPart[] => {
  const own = entry.actor.party
  if (isDisclosure(entry)) return [
    ...partiesTo(entry).map((party) => ({ party, part: partOf(party === own ? toldToAsker(entry) : entry, party) })),
    ...(agenciesRefused(entry).length === 0 ? [] : handles.linkedTo(entry).map((party) => ({ party, part: refusedPartOf(entry, party) }))),
  ].flatMap(({ party, part }) => (part ? [{ party, part, handle: handles.of(entry, party) }] : []))
  if (entry.kind !== 'registry') return [{ party: own, part: entry, handle: null }]
  return [...new Set([own, GATEWAY])].map((party) => ({ party, part: entry, handle: party === own ? entry.handle : null }))
}

/** A reason that many rows have is taken apart once. */
const INSERT = `with entry as materialized (select * from json_populate_recordset(null::overseen_row, $1::json)),
    said as (select reason, tsvector_to_array(to_tsvector('danish', reason)) as words from (select distinct reason from entry) as reasons),
    word as materialized (select party, reason, array(select ${wordTerm('party', 'word')} from unnest(words) as words (word)) as terms
      from (select distinct party, reason from entry) as parties join said using (reason))
  insert into overseen_row (at, index, sort, break_glass, own, sealed, party, log_id, disclosure_id, employee, handle, reason, terms)
  select at, index, sort, break_glass, own, ${sealedFor('entry.party', 'entry')}, party, log_id, disclosure_id, employee, handle,
    reason, entry.terms || word.terms
  from entry join word using (party, reason) on conflict do nothing`

const isSealing = (entry: ActedEntry): entry is OversightEntry =>
  entry.kind === 'oversight' && (entry.act === 'sealLeaves' || entry.act === 'unsealLeaves')

/** The seals as they stand now, which are never behind the leaf that tells of them. */
const markSealed = async (transaction: PoolClient, { log, leaves }: OversightEntry['details']): Promise<void> => {
  await transaction.query(`update overseen_row entry set sealed = ${sealedFor('entry.party', 'entry')}
    where log_id = $1 and index = any($2::bigint[])`, [log, leaves])
}

/** Takes leaves of a log out of the index, when their content is erased. */
export const forget = async (transaction: Pick<PoolClient, 'query'>, log: string, indexes: readonly bigint[]): Promise<void> => {
  await transaction.query('delete from overseen_row where log_id = $1 and index = any($2::bigint[])', [log, indexes])
}

import type { PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import type { DisclosureEntry, OversightEntry } from '../trail/entry.ts'
import { readHandles, type HandleOf } from './case-handles.ts'
import type { Follower } from './follower.ts'
import type { ActedEntry } from './outcome.ts'
import { overseenRow, type OverseenRow } from './overseen-rows.ts'
import { GATEWAY, partiesTo, partOf } from './part-of-entry.ts'
import { sealedFor } from '../sealing/sealed-for.ts'
import { WORD } from './terms.ts'

/** Writes the index that officers search: each entry once for every party whose officers may see it. */
export const createIndexOfTrail = (handles: ConsentHandles): Follower => {
  const rowsOf = (entry: ActedEntry, handleOf: HandleOf): OverseenRow[] => {
    const row = (party: Party, part: ActedEntry, handle: string | null): OverseenRow =>
      overseenRow(party, part, handle, (consent) =>
        party === entry.actor.party ? consent : handles.translated(consent, entry.actor.party, party))
    if (isDisclosure(entry)) return partiesTo(entry).flatMap((party) => {
      const part = partOf(entry, party)
      return part ? [row(party, part, handleOf(entry, party))] : []
    })
    if (entry.kind !== 'registry') return [row(entry.actor.party, entry, null)]
    return [...new Set([entry.actor.party, GATEWAY])].map((party) =>
      row(party, entry, party === entry.actor.party ? entry.handle : null))
  }

  return {
    name: 'index',
    take: async (transaction, leaves) => {
      const acted = leaves.flatMap(({ log, index, entry }) => (entry && 'actor' in entry ? [{ log, index, entry }] : []))
      const handleOf = await readHandles(transaction, acted.map(({ entry }) => entry).filter(isDisclosure))
      await insertRows(transaction, acted.flatMap(({ log, index, entry }) =>
        rowsOf(entry, handleOf).map((row) => ({ ...row, log_id: log, index: String(index) }))))
      for (const { entry } of acted) if (isSealing(entry)) await markSealed(transaction, entry.details)
    },
  }
}

const isDisclosure = (entry: ActedEntry): entry is DisclosureEntry =>
  entry.kind === 'disclosure' || entry.kind === 'disclosureDiscarded'

const INSERT = `insert into overseen_entry (party, log_id, index, at, hour, disclosure_id, recipient, client, employee, role,
    purpose, reason, outcome, code, act, handle, break_glass, given, withheld, unavailable, sealed, terms)
  select party, log_id, index, at, date_trunc('hour', at, 'UTC'), disclosure_id, recipient, client, employee, role,
    purpose, reason, outcome, code, act, handle, break_glass, given, withheld, unavailable,
    ${sealedFor('entry.party', 'entry')},
    terms || array(select $2 || word from unnest(tsvector_to_array(to_tsvector('danish', reason))) as words (word))
  from json_populate_recordset(null::overseen_entry, $1::json) as entry on conflict do nothing`

const insertRows = async (transaction: PoolClient, rows: readonly object[]): Promise<void> => {
  if (rows.length > 0) await transaction.query(INSERT, [JSON.stringify(rows), WORD])
}

const isSealing = (entry: ActedEntry): entry is OversightEntry =>
  entry.kind === 'oversight' && (entry.act === 'sealLeaves' || entry.act === 'unsealLeaves')

/** The seals as they stand now, which are never behind the leaf that tells of them. */
const markSealed = async (transaction: PoolClient, { log, leaves }: OversightEntry['details']): Promise<void> => {
  await transaction.query(`update overseen_entry entry set sealed = ${sealedFor('entry.party', 'entry')}
    where log_id = $1 and index = any($2::bigint[])`, [log, leaves])
}

/** Takes leaves of a log out of the index, when their content is erased. */
export const forget = async (transaction: Pick<PoolClient, 'query'>, log: string, indexes: readonly bigint[]): Promise<void> => {
  await transaction.query('delete from overseen_entry where log_id = $1 and index = any($2::bigint[])', [log, indexes])
}

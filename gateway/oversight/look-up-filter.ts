import { createHmac } from 'node:crypto'
import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { readFilter, type EntryFilter, type ReadFilter } from './entry-filter.ts'
import { WORD } from './terms.ts'

interface LookUpDeps {
  readonly pool: Pool
  /** Of the hashes in which the trail records what an officer typed. */
  readonly pseudonymKey: Buffer
  readonly now: () => Date
}

/** A filter that can be carried out, and how the trail records it. */
export interface LookedUp {
  readonly filter: ReadFilter
  /** JSON: ids and codes as they are, words and what names no case of the party as a keyed hash (P7). */
  readonly recorded: string
}

export type LookUpFilter = (party: Party, filter: EntryFilter) => Promise<LookedUp>

/** Names nothing: no handle and no lexeme is empty. */
const NOTHING = ''

/** Looks up what a filter names in words: a case of the own party, also one it has left, and the words of a reason. */
export const createLookUpFilter = ({ pool, pseudonymKey, now }: LookUpDeps): LookUpFilter => {
  const handleIn = async (party: Party, { case: handle, fileNumber }: EntryFilter): Promise<string | undefined> => {
    if (!handle && !fileNumber) return undefined
    const { rows: [link] } = await pool.query<{ handle: string }>(
      'select handle from link where party = $1 and (handle = $2 or file_number = $3)', [party, handle, fileNumber].map(sayable))
    return link?.handle ?? NOTHING
  }

  const wordsIn = async (text: string | null | undefined): Promise<string[]> => {
    if (!text) return []
    const { rows } = await pool.query<{ word: string }>(
      `select unnest(tsvector_to_array(to_tsvector('danish', $1))) as word`, [sayable(text)])
    return rows.length > 0 ? rows.map(({ word }) => `${WORD}${word}`) : [`${WORD}${NOTHING}`]
  }

  const hash = (typed: string): string => createHmac('sha256', pseudonymKey).update(typed).digest('base64url')

  return async (party, filter) => {
    const [handle, words] = await Promise.all([handleIn(party, filter), wordsIn(filter.text)])
    const { case: named, fileNumber, text, ...plain } = filter
    const typed = named ?? fileNumber
    const recorded = Object.entries({
      ...plain,
      ...(typed && { case: handle || hash(typed) }),
      ...(text && { text: hash(text) }),
    }).filter(([, value]) => value !== null && value !== undefined)
    return {
      filter: readFilter(filter, { handle, words, at: now() }),
      recorded: JSON.stringify(Object.fromEntries(recorded)),
    }
  }
}

/** PostgreSQL has no text with the null character. */
const sayable = (value: string | null | undefined): string | null => value?.replaceAll('\0', '\uFFFD') ?? null

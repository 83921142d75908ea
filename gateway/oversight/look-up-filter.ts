import { createHmac } from 'node:crypto'
import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { Refused } from '../refused.ts'
import { beginningOf, readFilter, type EntryFilter, type ReadFilter } from './entry-filter.ts'
import { hoursLookedIn } from './hours-looked-in.ts'
import { createLookUpLeaves } from './look-up-leaves.ts'

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

/** @throws {Refused} when it would take too much to look up: a shorter period is to be chosen. */
export type LookUpFilter = (party: Party, filter: EntryFilter) => Promise<LookedUp>

/** No lexeme is empty. */
const NOTHING = ''

/**
 * Looks up what a filter names otherwise than entries do: a case of the own party, also one it has left, the words of a
 * reason, reviews and findings, the hours of work.
 */
export const createLookUpFilter = ({ pool, pseudonymKey, now }: LookUpDeps): LookUpFilter => {
  /** A number may name several: cases that the party has left, and the one that it opened anew. */
  const handlesIn = async (party: Party, { case: handle, fileNumber }: EntryFilter): Promise<string[] | undefined> => {
    if (!handle && !fileNumber) return undefined
    const { rows } = await pool.query<{ handle: string }>(
      'select handle from link where party = $1 and (handle = $2 or file_number = $3) order by handle', [party, handle, fileNumber].map(sayable))
    return rows.map((link) => link.handle)
  }

  const wordsIn = async (text: string | null | undefined): Promise<string[]> => {
    if (!text) return []
    const { rows } = await pool.query<{ word: string }>(
      `select unnest(tsvector_to_array(to_tsvector('danish', $1))) as word`, [sayable(text)])
    return rows.length > 0 ? rows.map(({ word }) => word) : [NOTHING]
  }

  const lookUpLeaves = createLookUpLeaves({ pool, now })

  const hash = (typed: string): string => createHmac('sha256', pseudonymKey).update(typed).digest('base64url')

  return async (party, filter) => {
    const at = now()
    const period = { from: beginningOf(filter, at), until: filter.until ?? at }
    const hours = hoursLookedIn(filter.outsideHours, period)
    const [handles, words, leaves] = await Promise.all([
      handlesIn(party, filter), wordsIn(filter.text), lookUpLeaves(party, filter, period),
    ])
    if (hours === null || !leaves) throw new Refused('FILTER_TOO_WIDE')
    const { case: named, fileNumber, text, ...plain } = filter
    const typed = named ?? fileNumber
    const recorded = Object.entries({
      ...plain,
      ...(typed && { case: handles?.join(' ') || hash(typed) }),
      ...(text && { text: hash(text) }),
    }).filter(([, value]) => value !== null && value !== undefined)
    return {
      filter: readFilter(filter, { handles, words, leaves, hours, at }),
      recorded: JSON.stringify(Object.fromEntries(recorded)),
    }
  }
}

/** PostgreSQL has no text with the null character. */
const sayable = (value: string | null | undefined): string | null => value?.replaceAll('\0', '\uFFFD') ?? null

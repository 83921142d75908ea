import type { Pool } from 'pg'
import type { Bound } from '../pipeline/stages.ts'
import { conditionsOf, ENTRIES, within } from './entry-conditions.ts'
import type { ReadFilter } from './entry-filter.ts'
import { nextEntries, type NextEntries } from './next-entries.ts'
import { rowsPermitted } from './officer-ability.ts'
import { COLUMNS, entryIn, type OverseenEntry, type SelectedEntry } from './overseen-entry.ts'
import { createValues, type Bind } from './statement-values.ts'

/** The place of an entry in the order of all: by instant, log and index. */
export type Place = Pick<OverseenEntry, 'at' | 'logId' | 'index'>

export interface AskedPage {
  /** Entries on it, at most; of a page that is read backwards those just before the place. */
  readonly size: number
  readonly from: Place | undefined
  readonly backwards: boolean
}

export interface EntryPage {
  /** The newest first. */
  readonly entries: readonly OverseenEntry[]
  readonly more: boolean
}

/** A page of what an officer may read, by key: complete and stable while new leaves arrive. */
export type ReadPage = (bound: Bound, filter: ReadFilter, asked: AskedPage) => Promise<EntryPage>

/**
 * What is frequent is among the entries that are next, which are read in their order. A page that they do not fill is of
 * something rarer: it is gathered, by whichever of its conditions the fewest meet, and put in order. Of what there were some
 * of, as far as it is likely to lie; of what there was hardly any, or not enough there, all there is.
 */
export const createReadPage = (pool: Pool): ReadPage => async (bound, filter, { size, from, backwards }) => {
  const permitted = rowsPermitted(bound)
  const order = ['at', 'log_id', 'index'].map((column) => `entry.${column} ${backwards ? 'asc' : 'desc'}`).join(', ')
  const read = async (near: Date | undefined, source: Source): Promise<OverseenEntry[]> => {
    const { values, bind } = createValues()
    const where = [
      permitted.sql(bind), ...within('entry.at', filter, bind), ...(from ? [beyond(from, backwards, bind)] : []),
      ...(near ? [`entry.at ${backwards ? '<=' : '>='} ${bind(near)}`] : []),
      ...conditionsOf(filter, permitted, bind, source === inOrder),
    ].join(' and ')
    const found = `select entry.* from ${source(where)} order by ${order} limit ${bind(size + 1)}`
    const { rows } = await pool.query<SelectedEntry>(
      `select ${COLUMNS} from (${found}) entry join overseen_sort sort on sort.id = entry.sort order by ${order}`, values)
    return rows.map(entryIn)
  }

  const next = await nextEntries(pool, permitted, filter, { from, backwards })
  let found = await read(next?.end, inOrder)
  if (next && found.length <= size) {
    const likely = likelyEnd(next, found.length, size)
    if (likely) found = await read(likely, gathered)
    if (!likely || found.length <= size) found = await read(undefined, gathered)
  }
  const entries = found.slice(0, size)
  return { entries: backwards ? entries.reverse() : entries, more: found.length > size }
}

/** Fewer than these say nothing about how many there are farther on. */
const SOME = 3

/** Where twice as many as are wanted are likely to lie. */
const likelyEnd = (next: NextEntries, found: number, wanted: number): Date | undefined =>
  found < SOME ? undefined : next.farther(2 * (wanted + 1) / found)

type Source = (where: string) => string

const inOrder: Source = (where) => `${ENTRIES} where ${where}`

/** The planner looks for these without knowing in which order they are wanted, or how many. */
const gathered: Source = (where) => `(select entry.* from ${ENTRIES} where ${where} offset 0) entry`

/** Older than a place, or newer. The first condition says nothing more, and lets the index begin there. */
const beyond = ({ at, logId, index }: Place, backwards: boolean, bind: Bind): string => {
  const past = backwards ? '>' : '<'
  const instant = bind(at)
  return `entry.at ${past}= ${instant} and (entry.at, entry.log_id, entry.index) ${past} (${instant}, ${bind(logId)}, ${bind(index)})`
}

export const cursorOf = ({ at, logId, index }: Place): string =>
  Buffer.from(`${at.toISOString()} ${logId} ${index}`).toString('base64url')

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([a-z0-9-]{1,40}) (\d{1,18})$/

/** The place that a cursor names; undefined when it is none. */
export const placeIn = (cursor: string): Place | undefined => {
  const [, at = '', logId = '', index = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return at === '' || Number.isNaN(Date.parse(at)) ? undefined : { at: new Date(at), logId, index: BigInt(index) }
}

import type { Pool } from 'pg'
import type { Bound } from '../pipeline/stages.ts'
import { endOfNext } from './end-of-next.ts'
import { conditionsOf, createValues, ENTRIES, readableBy, within, type Bind } from './entry-conditions.ts'
import type { ReadFilter } from './entry-filter.ts'
import { overseenParty } from './officer-ability.ts'
import { COLUMNS, entryIn, type OverseenEntry, type SelectedEntry } from './overseen-entry.ts'

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
 * something rare: all there is of it is gathered, by whichever of its conditions the fewest meet, and put in order.
 */
export const createReadPage = (pool: Pool): ReadPage => async (bound, filter, { size, from, backwards }) => {
  const party = overseenParty(bound)
  const order = ['at', 'log_id', 'index'].map((column) => `entry.${column} ${backwards ? 'asc' : 'desc'}`).join(', ')
  const read = async (near: Date | undefined, source: (where: string) => string): Promise<OverseenEntry[]> => {
    const { values, bind } = createValues()
    const where = [
      readableBy(party, bind), ...within('entry.at', filter, bind), ...conditionsOf(filter, bind),
      ...(from ? [beyond(from, backwards, bind)] : []),
      ...(near ? [`entry.at ${backwards ? '<=' : '>='} ${bind(near)}`] : []),
    ].join(' and ')
    const { rows } = await pool.query<SelectedEntry>(
      `select ${COLUMNS} from ${source(where)} order by ${order} limit ${bind(size + 1)}`, values)
    return rows.map(entryIn)
  }

  const near = await endOfNext(pool, party, filter, { from, backwards })
  const next = await read(near, inOrder)
  const found = near && next.length <= size ? await read(undefined, gathered) : next
  const entries = found.slice(0, size)
  return { entries: backwards ? entries.reverse() : entries, more: found.length > size }
}

const inOrder = (where: string): string => `${ENTRIES} where ${where}`

/** The planner looks for these without knowing in which order they are wanted, or how many. */
const gathered = (where: string): string =>
  `(select entry.* from ${ENTRIES} where ${where} offset 0) entry join overseen_sort sort on sort.id = entry.sort`

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

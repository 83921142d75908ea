import type { OverseenEntry } from '../../prisma/generated/client.ts'
import type { Bound } from '../pipeline/stages.ts'
import { endOfNext } from './end-of-next.ts'
import { combinesTerms, whereEntry, type ReadFilter } from './entry-filter.ts'
import { readableBy, type OverseenPrisma } from './officer-ability.ts'

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
 * How often one term is, the planner knows; not how often several are together: what it takes for frequent it would seek
 * through all there is. So these are read from the entries that are next; a page that they do not fill is of something
 * rare, and is gathered from the terms.
 */
export const createReadPage = (prisma: OverseenPrisma): ReadPage => async (bound, filter, { size, from, backwards }) => {
  const order = backwards ? 'asc' as const : 'desc' as const
  const read = (client: Pick<OverseenPrisma, 'overseenEntry'>, near?: Date) => client.overseenEntry.findMany({
    where: { AND: [
      readableBy(bound, 'OverseenEntry'), whereEntry(filter), ...(from ? [beyond(from, backwards)] : []),
      ...(near ? [{ at: backwards ? { lte: near } : { gte: near } }] : []),
    ] },
    orderBy: [{ at: order }, { logId: order }, { index: order }],
    take: size + 1,
  })
  const gather = () => prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`set local enable_indexscan = off`
    return read(transaction)
  })

  const near = combinesTerms(filter)
    ? await endOfNext(prisma, bound.asking.recipient, filter, { from, backwards }) : undefined
  const next = await read(prisma, near)
  const found = near && next.length <= size ? await gather() : next
  const entries = found.slice(0, size)
  return { entries: backwards ? entries.reverse() : entries, more: found.length > size }
}

/** Older than a place, or newer. The first condition says nothing more, and lets the index begin there. */
const beyond = ({ at, logId, index }: Place, backwards: boolean) => {
  const past = <T>(value: T) => (backwards ? { gt: value } : { lt: value })
  return {
    at: backwards ? { gte: at } : { lte: at },
    OR: [{ at: past(at) }, { at, logId: past(logId) }, { at, logId, index: past(index) }],
  }
}

export const cursorOf = ({ at, logId, index }: Place): string =>
  Buffer.from(`${at.toISOString()} ${logId} ${index}`).toString('base64url')

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([a-z0-9-]{1,40}) (\d{1,18})$/

/** The place that a cursor names; undefined when it is none. */
export const placeIn = (cursor: string): Place | undefined => {
  const [, at = '', logId = '', index = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return at === '' || Number.isNaN(Date.parse(at)) ? undefined : { at: new Date(at), logId, index: BigInt(index) }
}

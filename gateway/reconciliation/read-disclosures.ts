import type { Pool } from 'pg'
import type { LogWindow } from '../../agencies/order-log-exchange.ts'
import { isDisclosure, type DisclosureEntry, type Entry } from '../trail/entry.ts'

type Reader = Pick<Pool, 'query'>

const PAGE = 1_000

export interface Disclosures {
  /** About how many leaves of any kind all logs have of a time. */
  countLeaves(window: LogWindow): Promise<number>
  /** Every disclosure of all logs in a time, discarded ones too. */
  readDisclosures(window: LogWindow): Promise<readonly DisclosureEntry[]>
}

/** Disclosures as the leaves themselves hold them, and not their index. */
export const disclosuresIn = (reader: Reader): Disclosures => {
  const ofEach = async <T>(read: (log: string, size: bigint) => Promise<T>): Promise<T[]> => {
    const { rows } = await reader.query<{ log: string; size: string }>('select log_id as log, size from trail_head')
    return Promise.all(rows.map(({ log, size }) => read(log, BigInt(size))))
  }
  return {
    countLeaves: async ({ from, to }) => {
      const counts = await ofEach(async (log, size) => {
        const [first, end] = [await firstSince(reader, log, size, from.toISOString()), await firstSince(reader, log, size, to.toISOString())]
        return Number(end - first)
      })
      return counts.reduce((sum, count) => sum + count, 0)
    },
    readDisclosures: async (window) => (await ofEach((log, size) => readLog(reader, log, size, window))).flat(),
  }
}

const readLog = async (reader: Reader, log: string, size: bigint, { from, to }: LogWindow): Promise<DisclosureEntry[]> => {
  const [first, end] = [from.toISOString(), to.toISOString()]
  const found: DisclosureEntry[] = []
  for (let next = await firstSince(reader, log, size, first); ;) {
    const { rows } = await reader.query<{ index: string; entry: Buffer | null }>(
      'select index, entry from trail_leaf where log_id = $1 and index >= $2 order by index limit $3', [log, next, PAGE])
    const entries = rows.flatMap(({ entry }) => (entry ? [JSON.parse(entry.toString()) as Entry] : []))
    found.push(...entries.filter(isDisclosure).filter(({ at }) => at >= first && at < end))
    const last = rows.at(-1)
    if (!last || (entries.at(-1)?.at ?? first) >= end) return found
    next = BigInt(last.index) + 1n
  }
}

/** How far back leaves of a batch may stand before one another, since each has the time at which its request was recorded. */
const OUT_OF_ORDER = BigInt(PAGE)

/** A leaf before which none is of the time, found by halving: leaves stand in the order of time but for some few. */
const firstSince = async (reader: Reader, log: string, size: bigint, at: string): Promise<bigint> => {
  let [low, high] = [0n, size]
  while (low < high) {
    const middle = (low + high) / 2n
    const { rows: [leaf] } = await reader.query<{ index: string; entry: Buffer }>(
      'select index, entry from trail_leaf where log_id = $1 and index >= $2 and entry is not null order by index limit 1', [log, middle])
    if (leaf && (JSON.parse(leaf.entry.toString()) as Entry).at < at) low = BigInt(leaf.index) + 1n
    else high = middle
  }
  return low > OUT_OF_ORDER ? low - OUT_OF_ORDER : 0n
}

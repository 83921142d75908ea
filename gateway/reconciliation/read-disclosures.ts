import type { Pool } from 'pg'
import type { LogWindow } from '../../agencies/order-log-exchange.ts'
import { isDisclosure, type DisclosureEntry, type Entry } from '../trail/entry.ts'

type Reader = Pick<Pool, 'query'>

const PAGE = 1_000

/** Every disclosure of all logs in a time, discarded ones too, read from the leaves themselves and not from their index. */
export const readDisclosures = async (reader: Reader, window: LogWindow): Promise<DisclosureEntry[]> => {
  const { rows: logs } = await reader.query<{ log: string; size: string }>('select log_id as log, size from trail_head')
  const read = await Promise.all(logs.map(({ log, size }) => readLog(reader, log, BigInt(size), window)))
  return read.flat()
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

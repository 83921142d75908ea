import { appendFileSync, readFileSync } from 'node:fs'
import type { LogWindow } from '../order-log-exchange.ts'
import type { OrderLogEntry } from './reference.ts'

/** A reference system's own log of what it was asked, which can be reconciled with the gateway's trail. */
export interface OrderLog {
  readonly entries: readonly OrderLogEntry[]
  add(entry: OrderLogEntry): void
  clear(): void
  /** What it was asked in a time: by the file, where there is one, so also before it was started or cleared. */
  within(window: LogWindow): readonly OrderLogEntry[]
}

/** In memory; and appended to a file of JSON Lines, if one is named, which `clear` leaves as it is. */
export const createOrderLog = (file?: string): OrderLog => {
  const entries: OrderLogEntry[] = []
  return {
    entries,
    add: (entry) => {
      entries.push(entry)
      if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`)
    },
    clear: () => void entries.splice(0),
    within: ({ from, to }) => {
      const [first, end] = [from.toISOString(), to.toISOString()]
      return (file ? readEntries(file) : entries).filter(({ at }) => at >= first && at < end)
    },
  }
}

const readEntries = (file: string): OrderLogEntry[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as OrderLogEntry)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

import { appendFileSync } from 'node:fs'
import type { OrderLogEntry } from './reference.ts'

/** A reference system's own log of what it was asked, which can be reconciled with the gateway's trail. */
export interface OrderLog {
  readonly entries: readonly OrderLogEntry[]
  add(entry: OrderLogEntry): void
  clear(): void
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
  }
}

import type { FactValues } from '../../schema/fact.ts'
import type { DisclosureOrder } from '../disclosure-order.ts'
import type { Faults } from './faults.ts'

/** One line of an agency's own log: what it was asked, and whether it accepted the order. Never values. */
export interface OrderLogEntry {
  readonly at: string
  readonly accepted: boolean
  readonly order?: DisclosureOrder
  /** What the wire asked for, in contract terms: by file number, the paths. */
  readonly asked: readonly { readonly fileNumber: string; readonly facts: readonly string[] }[]
}

/** What a reference system is made of. */
export interface ReferenceDeps {
  /** The party that this system is, such as `CMM` or `NGO-REDEN`. */
  readonly party: string
  /** The facts that it holds, by its own file number, in the contract's terms. */
  readonly facts: ReadonlyMap<string, FactValues>
  /** Verifies an order token against the gateway's keys. @throws when the order does not hold. */
  readonly verify: (token: string) => Promise<DisclosureOrder>
  readonly log: (entry: OrderLogEntry) => void
  readonly faults: Faults
  /** Folder of this system's own keys and certificates, if its protocol needs them. */
  readonly credentials?: string | undefined
  /** A PostgreSQL server that this system may make its own database on, if its protocol needs one. */
  readonly databaseUrl?: string | undefined
  /** 0 for a free one. */
  readonly port: number
}

/** A running reference system. `url` is what the gateway's settings name. */
export interface Reference {
  readonly url: string
  close(): Promise<void>
}

/** What `agencies/<code>/reference.ts` exports as `createReference`. */
export type CreateReference = (deps: ReferenceDeps) => Promise<Reference>

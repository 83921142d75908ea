import type { Controller } from '../schema/agency.ts'
import type { FactValues } from '../schema/fact.ts'

/** One case of an ask: the agency's own file number, and just the facts that the decision permits (P2). */
export interface CaseAsk {
  readonly fileNumber: string
  /** Paths below the controller's view, such as `needs.language`. At least one. */
  readonly facts: readonly string[]
}

/** What one agency is asked within one request: 1 to 100 cases, in one call. */
export interface Ask {
  readonly disclosureId: string
  readonly cases: readonly CaseAsk[]
  /** The signed disclosure order for this agency (see `disclosure-order.ts`). */
  readonly order: string
  /** Aborts at the deadline of the whole request. */
  readonly signal: AbortSignal
}

/** What the agency gave: values in the contract's terms, nothing that was not asked for (P3). */
export interface Reply {
  /** By file number; a case that the agency does not have is absent. */
  readonly cases: ReadonlyMap<string, FactValues>
  /** How many fields or cases came that were not asked for: dropped here, reported as over-disclosure. */
  readonly surplus: number
}

/** One controller, asked in its own protocol and its own terms. @throws {AgencyFailure} and nothing else. */
export interface Adapter {
  fetch(ask: Ask): Promise<Reply>
  close(): Promise<void>
}

/** Where an agency is, and the folder of keys and certificates that it gave the gateway, if any. */
export interface AgencySettings {
  readonly url: string
  readonly credentials?: string | undefined
}

/** What `agencies/<code>/agency.ts` exports as `agency`: all that the gateway needs to know of a controller. */
export interface AgencyModule {
  readonly controller: Controller
  createAdapter(settings: AgencySettings): Promise<Adapter>
  /** Whether what stands in the folder of credentials now can be used. @throws when it is not whole, or does not fit together. */
  assertCredentials?(folder: string): Promise<void>
  /** For demonstration: makes keys and certificates in two folders, the gateway's and the reference system's. */
  createCredentials?(folders: { gateway: string; reference: string }): Promise<void>
}

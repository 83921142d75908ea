import type { Agency, Controller, Party } from '../../schema/agency.ts'
import type { Fact, FactValues } from '../../schema/fact.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { UnavailableReason } from './unavailable-reason.ts'
import type { Asking, Decision } from '../../policies/decision.ts'
import type { Binding } from '../identity/access-token.ts'
import type { ControlledCase } from '../registry/control-data.ts'
import type { Timed } from '../registry/standing.ts'

/** Who asks, from a token that was accepted; and the deadline of the whole request. */
export interface Authenticated {
  readonly party: Party
  readonly agency: Agency
  readonly client: string
  readonly employee: string
  readonly role: Role
  /** The one purpose that the token grants. */
  readonly granted: Purpose
  /** What the token is bound to; null where it is to nothing. */
  readonly boundTo: Binding | null
  readonly deadline: AbortSignal
}

/** Who asks, for what and why. */
export interface Bound {
  readonly authenticated: Authenticated
  readonly asking: Asking
  readonly reason: string
  readonly disclosureId: string
}

/** What is asked for: a case by the asker's own handle or file number, or a page of the asker's cases. */
export type About =
  | { readonly by: 'handle' | 'fileNumber'; readonly value: string }
  | { readonly by: 'page'; readonly first: number; readonly after: string | null }

export interface Demand {
  readonly about: About
  readonly facts: readonly Fact[]
}

/** One case, and what is permitted of it. */
export interface PlannedCase {
  readonly controlled: Pick<ControlledCase, 'caseId' | 'version' | 'handle' | 'fileNumber' | 'links'> & Timed
  readonly decision: Decision
  /** What is permitted of what the gateway itself holds; null when nothing is. */
  readonly own: FactValues | null
}

export interface Planned {
  readonly bound: Bound
  readonly demand: Demand
  readonly at: Date
  readonly policyVersion: string
  readonly cases: readonly PlannedCase[]
  readonly hasNextPage: boolean
}

/** What one controller did not deliver, and why. */
export interface Missing {
  readonly controller: Controller
  readonly because: UnavailableReason
}

/** One case with what its controllers delivered of just the permitted facts. */
export interface CollectedCase {
  readonly planned: PlannedCase
  /** By controller; absent when it was not asked, has nothing, or failed. */
  readonly values: ReadonlyMap<Controller, FactValues>
  readonly missing: readonly Missing[]
}

export interface Collected {
  readonly planned: Planned
  readonly cases: readonly CollectedCase[]
  /** Over-disclosure by controller: counted and dropped (P3). */
  readonly surplus: ReadonlyMap<Controller, number>
}

/** Where the record of the disclosure stands: what the recipient keeps. */
export interface Receipt {
  readonly disclosureId: string
  readonly log: string
  /** Index of the leaf of each case, in their order. */
  readonly leaves: readonly string[]
  /** Opens the commitments of each of these leaves, base64url; kept nowhere else. Changes of control data have none. */
  readonly salts: readonly string[]
}

/** What may be answered: made by `record` alone, after the record is durable (P1). */
export interface Recorded {
  readonly collected: Collected
  readonly receipt: Receipt
  /** When the consents were last seen to stand, on the monotonic clock, in milliseconds. */
  readonly stoodAt: number
}

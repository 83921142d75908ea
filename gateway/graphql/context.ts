import type { Authenticated, Receipt } from '../pipeline/stages.ts'

/** What one request carries through the resolvers. */
export interface GatewayContext {
  readonly authenticated: Authenticated
  readonly kept: Kept
}

/** What a request keeps of the work that it did. */
export interface Kept {
  /** What goes into `extensions` of the answer. */
  receipt?: Receipt
  /** When the consents that the answer rests on were last seen to stand, on the monotonic clock. */
  stoodAt?: number | undefined
  /** Whether it came to the door, which records what it refuses. */
  entered?: true
}

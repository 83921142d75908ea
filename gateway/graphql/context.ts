import type { Authenticated, Receipt } from '../pipeline/stages.ts'

/** What one request carries through the resolvers. */
export interface GatewayContext {
  readonly authenticated: Authenticated
  /** What goes into `extensions` of the answer: the receipt, once there is one. */
  readonly kept: { receipt: Receipt | null }
}

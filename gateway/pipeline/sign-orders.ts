import type { Signer } from '../../agencies/compact-jws.ts'
import { signOrders, type DisclosureOrder } from '../../agencies/disclosure-order.ts'

export type SignOrders = (orders: readonly DisclosureOrder[], at: Date) => string[]

/** Signs disclosure orders with the gateway's key, in the gateway's name. */
export const createSignOrders = (key: Signer, issuer: string): SignOrders =>
  (orders, at) => signOrders(orders, key, issuer, at)

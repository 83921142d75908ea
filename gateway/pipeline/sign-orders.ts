import { createPrivateKey } from 'node:crypto'
import type { JWK } from 'jose'
import { signOrders, type DisclosureOrder } from '../../agencies/disclosure-order.ts'

export type SignOrders = (orders: readonly DisclosureOrder[], at: Date) => string[]

/** Signs disclosure orders with the gateway's key, in the gateway's name. */
export const createSignOrders = (key: JWK & { readonly kid: string }, issuer: string): SignOrders => {
  const privateKey = createPrivateKey({ key: { ...key }, format: 'jwk' })
  return (orders, at) => signOrders(orders, privateKey, key.kid, issuer, at)
}

import { importJWK, type CryptoKey, type JWK } from 'jose'
import { signOrders, type DisclosureOrder } from '../../agencies/disclosure-order.ts'

export type SignOrders = (orders: readonly DisclosureOrder[], at: Date) => Promise<string[]>

/** Signs disclosure orders with the gateway's key, in the gateway's name. */
export const createSignOrders = async (key: JWK & { readonly kid: string }, issuer: string): Promise<SignOrders> => {
  const imported = await importJWK(key, 'Ed25519') as CryptoKey
  return (orders, at) => signOrders(orders, imported, key.kid, issuer, at)
}

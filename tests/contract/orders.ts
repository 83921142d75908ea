import { generateKeyPairSync, sign } from 'node:crypto'
import { createLocalJWKSet, exportJWK, type JWTVerifyGetKey } from 'jose'
import type { CaseAsk } from '../../agencies/adapter.ts'
import { signOrders, type DisclosureOrder } from '../../agencies/disclosure-order.ts'

/** A gateway as agencies know it: its public keys, and the orders that it signs. */
export interface Orders {
  readonly keys: JWTVerifyGetKey
  readonly jwks: { readonly keys: Record<string, unknown>[] }
  /** An order for just these asks, signed now unless another instant is given. */
  sign(controller: string, asks: readonly CaseAsk[], at?: Date): Promise<string>
}

export const createOrders = async (): Promise<Orders> => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const jwks = { keys: [{ ...await exportJWK(publicKey), kid: 'gateway-1', alg: 'Ed25519' }] }
  const signer = { kid: 'gateway-1', sign: (data: Buffer) => sign(null, data, privateKey) }
  return {
    jwks,
    keys: createLocalJWKSet(jwks),
    sign: async (controller, asks, at = new Date()) => {
      const [token = ''] = signOrders([orderFor(controller, asks)], signer, 'https://samsyn.test', at)
      return token
    },
  }
}

const orderFor = (controller: string, asks: readonly CaseAsk[]): DisclosureOrder => ({
  disclosureId: 'b7c9d1f0-0000-4000-8000-000000000001',
  controller,
  recipient: 'UDLST',
  actor: 'e-1001',
  role: 'assessor',
  purpose: 'IDENTIFICATION',
  exchanges: ['X02'],
  legalBases: ['UDL-33-14'],
  asks: asks.map(({ fileNumber, facts }) => ({ fileNumbers: [fileNumber], facts: [...facts] })),
})

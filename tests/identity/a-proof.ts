import { hash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'

interface Proving {
  readonly method?: string
  readonly url: string
  readonly token?: string | null
  readonly at?: Date
  /** Said otherwise than honestly. */
  readonly header?: Record<string, unknown>
  readonly claims?: Record<string, unknown>
}

/** Somebody who holds a key, and proves so as RFC 9449 §4.2 has it. */
export const aProver = async (alg: 'Ed25519' | 'ES256' = 'ES256') => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk: JWK = await exportJWK(publicKey)
  return {
    jwk,
    privateJwk: { ...(await exportJWK(privateKey)), alg, kid: 'prover' } as JWK,
    thumbprint: await calculateJwkThumbprint(jwk),
    prove: ({ method = 'POST', url, token = null, at = new Date(), header = {}, claims = {} }: Proving): Promise<string> =>
      new SignJWT({
        jti: randomUUID(), htm: method, htu: url, iat: Math.floor(at.getTime() / 1000),
        ...(token !== null && { ath: hash('sha256', token, 'base64url') }), ...claims,
      }).setProtectedHeader({ typ: 'dpop+jwt', jwk, ...header, alg }).sign(privateKey),
  }
}

export type Prover = Awaited<ReturnType<typeof aProver>>

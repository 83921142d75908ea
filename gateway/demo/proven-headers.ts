import { hash, randomUUID } from 'node:crypto'
import { importJWK, SignJWT, type JWK } from 'jose'
import { publicHalf } from './keys.ts'

/** A request with an access token that is bound to the key. */
interface Proving {
  /** The private key, Ed25519. */
  readonly key: JWK
  readonly token: string
  readonly method: string
  readonly url: string
}

/**
 * The headers of one request that prove it is its token's holder's (RFC 9449 §4.2), with the nonce that the gateway gives
 * whoever asks: good once, for a minute. @throws when the gateway does not answer.
 */
export const provenHeaders = async ({ key, token, method, url }: Proving): Promise<{ authorization: string; dpop: string }> => {
  const { kid: _, use: __, alg: ___, ...jwk } = publicHalf(key)
  const nonce = await nonceOf(url)
  const dpop = await new SignJWT({ htm: method, htu: url, nonce, ath: hash('sha256', token, 'base64url') })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'Ed25519', jwk })
    .setJti(randomUUID())
    .setIssuedAt()
    .sign(await importJWK(key, 'Ed25519'))
  return { authorization: `DPoP ${token}`, dpop }
}

/** Milliseconds that the gateway may take to give a nonce. */
const PATIENCE = 10_000

const nonceOf = async (url: string): Promise<string | null> => {
  const reply = await fetch(new URL('/graphql', url), {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal: AbortSignal.timeout(PATIENCE),
  })
  return reply.headers.get('dpop-nonce')
}

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

/** The headers of one request that prove it is its token's holder's (RFC 9449 §4.2): good once, for a minute. */
export const provenHeaders = async ({ key, token, method, url }: Proving): Promise<{ authorization: string; dpop: string }> => {
  const { kid: _, use: __, alg: ___, ...jwk } = publicHalf(key)
  const dpop = await new SignJWT({ htm: method, htu: url, ath: hash('sha256', token, 'base64url') })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'Ed25519', jwk })
    .setJti(randomUUID())
    .setIssuedAt()
    .sign(await importJWK(key, 'Ed25519'))
  return { authorization: `DPoP ${token}`, dpop }
}

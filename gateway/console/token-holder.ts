import { hash, randomUUID } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import { getDPoPHandle, randomDPoPKeyPair, type Configuration, type DPoPHandle } from 'openid-client'
import type { Presented } from '../identity/sender.ts'

const ALGORITHM = 'Ed25519'

/** Holds the key that the console's access tokens are bound to (RFC 9449): made at start, and gone with the process. */
export interface TokenHolder {
  /** Binds what an issuer gives to the key. */
  handle(issuer: Configuration): DPoPHandle
  /** A token as its holder presents it with a POST to an address, without its query, proven once. */
  present(token: string, url: string): Promise<Presented>
}

/** `nonce` is what the gateway's own door asks proofs to repeat. */
export const createTokenHolder = async (nonce: () => string): Promise<TokenHolder> => {
  const pair = await randomDPoPKeyPair(ALGORITHM)
  const { kty, crv, x } = await exportJWK(pair.publicKey)
  const header = { typ: 'dpop+jwt', alg: ALGORITHM, jwk: { kty, crv, x } as { kty: string } }
  return {
    handle: (issuer) => getDPoPHandle(issuer, pair),
    present: async (token, url) => ({
      authorization: `DPoP ${token}`,
      proof: await new SignJWT({ htm: 'POST', htu: url, nonce: nonce(), ath: hash('sha256', token, 'base64url') })
        .setProtectedHeader(header).setJti(randomUUID()).setIssuedAt().sign(pair.privateKey),
      certificate: undefined,
      method: 'POST',
      url,
    }),
  }
}

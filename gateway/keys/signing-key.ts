import { createPrivateKey, hkdfSync, sign, type JsonWebKey } from 'node:crypto'

/** A key of the gateway's own, wherever it is kept. It never leaves there. */
export interface SigningKey {
  readonly kid: string
  /** The public half, Ed25519. */
  readonly publicKey: PublicKey
  /** Ed25519 over the data (RFC 8032). */
  sign(data: Buffer): Buffer
  /** 32 bytes that only who holds the key can make, the same each time, another for each use (RFC 5869). */
  secret(use: string): Buffer
}

export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
}

/** A private Ed25519 key as a file holds it. */
export interface SigningJwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly kid: string
  readonly x: string
  readonly d: string
}

/** A key that was read from a file. */
export const keyFromJwk = (jwk: SigningJwk | JsonWebKey): SigningKey => {
  const privateKey = createPrivateKey({ format: 'jwk', key: { ...jwk } })
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' })
  return {
    kid: 'kid' in jwk ? String(jwk.kid) : '',
    publicKey: { kty: 'OKP', crv: 'Ed25519', x },
    sign: (data) => sign(null, data, privateKey),
    secret: (use) => Buffer.from(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', use, 32)),
  }
}

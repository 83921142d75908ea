import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SigningKey, VerifyingKey } from 'http-message-signatures'

/** One side's Ed25519 keys: its own private one, and the other side's public ones: two, while one takes over from the other. */
export interface SigningKeys {
  readonly own: SigningKey
  readonly theirs: readonly VerifyingKey[]
}

/** The name of a public Ed25519 key: SHA-256 of it (SPKI), base64url. */
export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64url')

/** Signs with Ed25519 (RFC 9421 section 3.3.6), under its public key's name. */
export const signerOf = (privateKey: KeyObject): SigningKey =>
  ({ id: keyIdOf(createPublicKey(privateKey)), alg: 'ed25519', sign: async (base) => sign(null, base, privateKey) })

/** Verifies what was signed with Ed25519. */
export const verifierOf = (publicKey: KeyObject): VerifyingKey => ({
  id: keyIdOf(publicKey),
  algs: ['ed25519'],
  verify: async (base, signature) => verify(null, base, publicKey, signature),
})

const PUBLIC_KEY = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g

/** Reads `signing.key` and the other side's public keys, one after the other in a file, from a credentials folder. */
export const signingKeysFrom = (folder: string, theirs: string): SigningKeys => ({
  own: signerOf(createPrivateKey(readFileSync(join(folder, 'signing.key')))),
  theirs: (readFileSync(join(folder, theirs), 'utf8').match(PUBLIC_KEY) ?? []).map((pem) => verifierOf(createPublicKey(pem))),
})

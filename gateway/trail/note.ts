import { createPublicKey, hash, type KeyObject } from 'node:crypto'

/** Signature types of C2SP signed-note: a log's own, and a witness's cosignature. */
export const SIGNATURE_TYPE = { ed25519: 1, cosignature: 4 } as const

export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE]

/** Who signs notes: replaceable, when another type of key is wanted. */
export interface NoteSigner {
  /** The key's name: of a log, its origin. */
  readonly name: string
  /** The verifier key that others are given: `<name>+<key id>+<base64 of type and key>`. */
  readonly verifierKey: string
  /** The signature line over a text that ends in a newline. */
  sign(text: string): string
}

/** A known key of another, from its verifier key. */
export interface Verifier {
  readonly name: string
  readonly keyId: Buffer
  readonly type: number
  readonly publicKey: KeyObject
}

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). C2SP signed-note. */
export const keyIdOf = (name: string, typedKey: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typedKey]), 'buffer').subarray(0, 4)

export const signatureLine = (name: string, keyId: Buffer, signature: Buffer): string =>
  `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`

/** @throws {TypeError} when it is not the verifier key of an Ed25519 key. */
export const readVerifierKey = (verifierKey: string): Verifier => {
  const [, name = '', id, key = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(verifierKey) ?? []
  const typedKey = Buffer.from(key, 'base64')
  const keyId = keyIdOf(name, typedKey)
  if (typedKey.length !== 33 || keyId.toString('hex') !== id) throw new TypeError('the verifier key is not whole')
  const x = typedKey.subarray(1).toString('base64url')
  return {
    name, keyId, type: typedKey[0] as number,
    publicKey: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }),
  }
}

/** The signature under the verifier's name and key id in a line; undefined when the line is of another. */
export const signatureIn = (line: string, { name, keyId }: Verifier): Buffer | undefined => {
  const [, signer, base64 = ''] = /^— (\S+) (\S+)$/.exec(line.trimEnd()) ?? []
  const bytes = Buffer.from(base64, 'base64')
  return signer === name && bytes.subarray(0, 4).equals(keyId) ? bytes.subarray(4) : undefined
}

import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { keyFromJwk, type SigningKey } from '../keys/signing-key.ts'
import { keyIdOf, SIGNATURE_TYPE, signatureLine, type NoteSigner, type SignatureType } from './note.ts'

/** Signs notes with an Ed25519 key that is at hand (JWK). */
export const createNoteSigner = (name: string, key: JsonWebKey): NoteSigner => noteSignerOf(name, keyFromJwk(key))

/** Signs notes with an Ed25519 key, wherever it is kept. C2SP signed-note. */
export const noteSignerOf = (name: string, { publicKey, sign }: Pick<SigningKey, 'publicKey' | 'sign'>): NoteSigner => {
  const typedKey = typedKeyOf({ ...publicKey }, SIGNATURE_TYPE.ed25519)
  return {
    name,
    verifierKey: verifierKeyOf(name, typedKey),
    sign: (text) => signatureLine(name, keyIdOf(name, typedKey), sign(Buffer.from(text))),
  }
}

/** The verifier key of a log, by the public or private half of its Ed25519 key. */
export const noteVerifierKeyOf = (name: string, key: JsonWebKey): string =>
  verifierKeyOf(name, typedKeyOf(key, SIGNATURE_TYPE.ed25519))

/** The verifier key of a witness, by the public or private half of its Ed25519 key. */
export const witnessKeyOf = (name: string, key: JsonWebKey): string =>
  verifierKeyOf(name, typedKeyOf(key, SIGNATURE_TYPE.cosignature))

const typedKeyOf = (key: JsonWebKey, type: SignatureType): Buffer => {
  const { x } = createPublicKey({ format: 'jwk', key }).export({ format: 'jwk' })
  return Buffer.concat([Buffer.of(type), Buffer.from(x ?? '', 'base64url')])
}

const verifierKeyOf = (name: string, typedKey: Buffer): string =>
  `${name}+${keyIdOf(name, typedKey).toString('hex')}+${typedKey.toString('base64')}`

import { createHash, createPrivateKey } from 'node:crypto'
import { keyFromJwk, type SigningKey } from '../../gateway/keys/signing-key.ts'
import { keyIdOf, signatureLine } from '../../gateway/trail/note.ts'
import { cosignedText } from '../../verify/note.ts'

/** A seed before it stands in PKCS #8 (RFC 8410 section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export const seedOf = (name: string): Buffer => createHash('sha256').update(`samsyn vector: ${name}`).digest()

/** An Ed25519 key that anyone can make: its seed is SHA-256(`samsyn vector: <name>`). */
export const keyOf = (name: string): SigningKey => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seedOf(name)]), format: 'der', type: 'pkcs8' })
  return { ...keyFromJwk(key.export({ format: 'jwk' })), kid: name }
}

/** A witness's line under a checkpoint's text, at a time in seconds. C2SP tlog-cosignature. */
export const cosignature = (witness: string, text: string, seconds: bigint): string => {
  const { publicKey, sign } = keyOf(witness)
  const keyId = keyIdOf(witness, Buffer.concat([Buffer.of(4), Buffer.from(publicKey.x, 'base64url')]))
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(seconds)
  return signatureLine(witness, keyId, Buffer.concat([time, sign(cosignedText(seconds, text))]))
}

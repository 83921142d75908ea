import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { ProofFailed } from './proof-failed.ts'

/** A key that is trusted, as its verifier key says: `<name>+<key id>+<base64 of type and key>`. C2SP signed-note. */
export interface TrustedKey {
  readonly name: string
  readonly keyId: string
  /** 1: Ed25519 over the text; 4: an Ed25519 cosignature with its time. */
  readonly type: number
  readonly publicKey: KeyObject
}

/** A note taken apart: nothing of it is verified. */
export interface Note {
  /** With its final newline. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly keyId: string; readonly bytes: Buffer }[]
}

/** Signatures on one note, and characters of it, at most. */
const MOST = { signatures: 100, characters: 100_000 }

export const keyIdOf = (name: string, typedKey: Buffer): string =>
  createHash('sha256').update(`${name}\n`).update(typedKey).digest('hex').slice(0, 8)

/** @throws {TypeError} */
export const readTrustedKey = (verifierKey: string): TrustedKey => {
  const [name = '', keyId = '', ...rest] = verifierKey.split('+')
  const base64 = rest.join('+')
  const typedKey = Buffer.from(base64, 'base64')
  const type = typedKey[0] ?? 0
  const whole = /^[^\s+]+$/.test(name) && typedKey.toString('base64') === base64 && typedKey.length === 33
  if (!whole || ![1, 4].includes(type) || keyIdOf(name, typedKey) !== keyId)
    throw new TypeError(`\`${verifierKey}\` is not a verifier key`)
  const key = { kty: 'OKP', crv: 'Ed25519', x: typedKey.subarray(1).toString('base64url') }
  return { name, keyId, type, publicKey: createPublicKey({ format: 'jwk', key }) }
}

/** @throws {ProofFailed} when it is not a signed note. */
export const parseNote = (note: string): Note => {
  const split = note.lastIndexOf('\n\n')
  const lines = note.slice(split + 2).split('\n').slice(0, -1)
  const signatures = lines.map((line) => {
    const [, name = '', base64 = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? []
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.toString('base64') !== base64 || bytes.length < 5) throw new ProofFailed('a signature line of the note is not whole')
    return { name, keyId: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) }
  })
  const isClean = !/[^\P{Cc}\n]/u.test(note) && note.endsWith('\n') && note.length <= MOST.characters
  if (split < 1 || !isClean || signatures.length === 0 || signatures.length > MOST.signatures)
    throw new ProofFailed('it is not a signed note')
  return { text: note.slice(0, split + 1), signatures }
}

/**
 * Whether the key signed the note: false when it has no signature of the key.
 * @throws {ProofFailed} when it has one that does not hold.
 */
export const isSignedBy = ({ text, signatures }: Note, key: TrustedKey): boolean => {
  const own = signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId)
  for (const { bytes } of own)
    if (!holds(text, bytes, key)) throw new ProofFailed(`the signature of \`${key.name}\` does not hold`)
  return own.length > 0
}

const holds = (text: string, bytes: Buffer, { type, publicKey }: TrustedKey): boolean => {
  if (type === 1) return bytes.length === 64 && verify(null, Buffer.from(text), publicKey, bytes)
  if (bytes.length !== 72) return false
  const signed = cosignedText(bytes.readBigUInt64BE(0), text)
  return verify(null, signed, publicKey, bytes.subarray(8))
}

/** What a witness signs: that it saw this head at this time, in seconds. C2SP tlog-cosignature. */
export const cosignedText = (seconds: bigint, text: string): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

import { hexOf, sha256, type Bytes } from '../../frame/sha-256.ts'

/** A key that is trusted, as its verifier key says: `<name>+<key id>+<base64 of type and key>`. C2SP signed-note. */
export interface TrustedKey {
  readonly name: string
  readonly keyId: string
  /** 1: Ed25519 over the text; 4: an Ed25519 cosignature with its time. */
  readonly type: number
  /** Base64. */
  readonly publicKey: string
  readonly key: Awaited<ReturnType<typeof crypto.subtle.importKey>>
}

/** A note taken apart: nothing of it is verified. */
export interface Note {
  /** With its final newline. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly keyId: string; readonly bytes: Bytes }[]
}

export type Unproved =
  'notANote' | 'notTrust' | 'keyOfTwo' | 'notReceipt' | 'badSignature' | 'notSigned' | 'tooFew' | 'notInTree' | 'otherLog'

/** What was given does not prove what it says; `reason` is a key of the texts. */
export class NotProved extends Error {
  override readonly name = 'NotProved'
  constructor(readonly reason: Unproved) {
    super(reason)
  }
}

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)

export const fromBase64 = (text: string): Bytes => {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    throw new NotProved('notANote')
  }
}

export const joined = (...parts: readonly Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]))

const KEY = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/

/** @throws {NotProved} */
export const readTrustedKey = async (verifierKey: string): Promise<TrustedKey> => {
  const [, name, keyId, base64] = KEY.exec(verifierKey) ?? []
  if (!name || !keyId || !base64) throw new NotProved('notTrust')
  const typed = fromBase64(base64)
  const type = typed[0] ?? 0
  const named = hexOf(await sha256(joined(bytesOf(`${name}\n`), typed))).slice(0, 8)
  if (named !== keyId || ![1, 4].includes(type)) throw new NotProved('notTrust')
  return { name, keyId, type, publicKey: btoa(String.fromCharCode(...typed.slice(1))), key: await crypto.subtle.importKey('raw', typed.slice(1), 'Ed25519', false, ['verify']) }
}

/** @throws {NotProved} when it is not a signed note. */
export const parseNote = (note: string): Note => {
  const split = note.lastIndexOf('\n\n')
  const lines = note.slice(split + 2).split('\n').slice(0, -1)
  if (split < 1 || !note.endsWith('\n') || lines.length === 0 || note.length > 100_000) throw new NotProved('notANote')
  const signatures = lines.map((line) => {
    const [, name, base64] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? []
    if (!name || !base64) throw new NotProved('notANote')
    const bytes = fromBase64(base64)
    return { name, keyId: hexOf(bytes.slice(0, 4)), bytes: bytes.slice(4) }
  })
  return { text: note.slice(0, split + 1), signatures }
}

/** Whether the key signed the note. @throws {NotProved} when it has a signature of the key that does not hold. */
export const isSignedBy = async ({ text, signatures }: Note, trusted: TrustedKey): Promise<boolean> => {
  const own = signatures.filter(({ name, keyId }) => name === trusted.name && keyId === trusted.keyId)
  for (const { bytes } of own) if (!await holds(text, bytes, trusted)) throw new NotProved('badSignature')
  return own.length > 0
}

const holds = (text: string, bytes: Bytes, { type, key }: TrustedKey): Promise<boolean> => {
  if (type === 1) return crypto.subtle.verify('Ed25519', key, bytes, bytesOf(text))
  if (bytes.length !== 72) return Promise.resolve(false)
  const seconds = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0)
  return crypto.subtle.verify('Ed25519', key, bytes.slice(8), bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`))
}

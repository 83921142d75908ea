import { hexOf, sha256 } from '../../frame/sha-256.ts'

/** What the officer alone knows until the sample is drawn: 32 random bytes, and the hash that she commits to. */
export interface Nonce {
  /** 64 hex digits. */
  readonly nonce: string
  /** SHA-256 of the digits, in hex. */
  readonly nonceHash: string
}

export const makeNonce = async (): Promise<Nonce> => {
  const nonce = hexOf(crypto.getRandomValues(new Uint8Array(32)))
  return { nonce, nonceHash: hexOf(await sha256(new TextEncoder().encode(nonce))) }
}

/** The nonce in a kept file; undefined when it has none. */
export const nonceIn = (text: string): string | undefined => /"nonce": ?"([0-9a-f]{64})"/.exec(text)?.[1]

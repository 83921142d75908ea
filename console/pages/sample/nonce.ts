/** What the officer alone knows until the sample is drawn: 32 random bytes, and the hash that she commits to. */
export interface Nonce {
  /** 64 hex digits. */
  readonly nonce: string
  /** SHA-256 of the digits, in hex. */
  readonly nonceHash: string
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const makeNonce = async (): Promise<Nonce> => {
  const nonce = hex(crypto.getRandomValues(new Uint8Array(32)))
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(nonce))
  return { nonce, nonceHash: hex(new Uint8Array(hash)) }
}

/** The nonce in a kept file; undefined when it has none. */
export const nonceIn = (text: string): string | undefined => /"nonce": ?"([0-9a-f]{64})"/.exec(text)?.[1]

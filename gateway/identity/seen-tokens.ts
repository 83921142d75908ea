import { hash } from 'node:crypto'
import type { AccessToken } from './access-token.ts'

/** Tokens that are remembered at once, at most; the oldest are forgotten first. */
const CAPACITY = 10_000

/** Accepted tokens by their SHA-256, never the tokens themselves. Expiry is the reader's to check. */
export interface SeenTokens {
  get(token: string): AccessToken | undefined
  add(token: string, accepted: AccessToken): void
  readonly size: number
}

export const createSeenTokens = (capacity: number = CAPACITY): SeenTokens => {
  const seen = new Map<string, AccessToken>()
  const keyOf = (token: string): string => hash('sha256', token, 'base64url')
  return {
    get: (token) => seen.get(keyOf(token)),
    add: (token, accepted) => {
      seen.set(keyOf(token), accepted)
      const [oldest] = seen.keys()
      if (seen.size > capacity && oldest !== undefined) seen.delete(oldest)
    },
    get size() {
      return seen.size
    },
  }
}

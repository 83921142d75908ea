import { hash } from 'node:crypto'

/** Tokens that are remembered at once, at most; the oldest are forgotten first. */
const CAPACITY = 10_000

/** What is known of accepted tokens, by their SHA-256, never the tokens themselves. Expiry is the reader's to check. */
export interface SeenTokens<T> {
  get(token: string): T | undefined
  add(token: string, known: T): void
  readonly size: number
}

export const createSeenTokens = <T>(capacity: number = CAPACITY): SeenTokens<T> => {
  const seen = new Map<string, T>()
  const keyOf = (token: string): string => hash('sha256', token, 'base64url')
  return {
    get: (token) => seen.get(keyOf(token)),
    add: (token, known) => {
      seen.set(keyOf(token), known)
      const [oldest] = seen.keys()
      if (seen.size > capacity && oldest !== undefined) seen.delete(oldest)
    },
    get size() {
      return seen.size
    },
  }
}

import { MAX_AGE, SKEW } from './message-signature.ts'

/** Remembers nonces for as long as their signatures count. */
export interface ReplayGuard {
  /** Whether this nonce is new; it is not, the next time. */
  admit(nonce: string, at: Date): boolean
}

export const createReplayGuard = (): ReplayGuard => {
  const seen = new Map<string, number>()
  return {
    admit: (nonce, at) => {
      for (const [old, until] of seen) {
        if (until >= at.getTime()) break
        seen.delete(old)
      }
      if (seen.has(nonce)) return false
      seen.set(nonce, at.getTime() + (MAX_AGE + SKEW) * 1000)
      return true
    },
  }
}

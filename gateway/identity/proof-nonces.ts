import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What a proof must repeat, so that none can be made ahead of its time (RFC 9449 §9 and 11.2): an HMAC of the minute,
 * which every replica makes alike and keeps nowhere.
 */
export interface ProofNonces {
  /** The nonce of this minute. */
  current(): string
  /** Whether it is of this minute or of the one before. */
  isOurs(nonce: string | undefined): boolean
}

/** Milliseconds that a nonce is given out; it counts as long once more. */
export const NONCE_TURN = 60_000

interface ProofNoncesDeps {
  /** 32 bytes that the replicas share. */
  readonly key: Buffer
  readonly clock: () => Date
}

export const createProofNonces = ({ key, clock }: ProofNoncesDeps): ProofNonces => {
  let made: { readonly turn: number; readonly nonces: readonly [string, string] } | undefined

  const now = (): readonly [string, string] => {
    const turn = Math.floor(clock().getTime() / NONCE_TURN)
    if (made?.turn !== turn) made = { turn, nonces: [nonceOf(key, turn), nonceOf(key, turn - 1)] }
    return made.nonces
  }

  return {
    current: () => now()[0],
    isOurs: (nonce) => nonce !== undefined && now().some((ours) => isSame(ours, nonce)),
  }
}

const nonceOf = (key: Buffer, turn: number): string => createHmac('sha256', key).update(String(turn)).digest('base64url')

const isSame = (ours: string, theirs: string): boolean => {
  const [one, other] = [Buffer.from(ours), Buffer.from(theirs)]
  return one.length === other.length && timingSafeEqual(one, other)
}

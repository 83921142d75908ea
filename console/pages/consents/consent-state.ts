import type { ConsentRecord } from './consent-operations.ts'

export type ConsentState = 'inForce' | 'notYet' | 'ended' | 'withdrawn'

/** Whether a consent stands now: withdrawn goes before all else. */
export const stateOf = ({ withdrawnAt, validFrom, validUntil }: ConsentRecord, now: Date): ConsentState => {
  if (withdrawnAt !== null) return 'withdrawn'
  if (now < new Date(validFrom)) return 'notYet'
  return now < new Date(validUntil) ? 'inForce' : 'ended'
}

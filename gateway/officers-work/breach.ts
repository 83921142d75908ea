import { instantOf } from '../../policies/clocks/danish-day.ts'
import { notificationDue } from '../../policies/clocks/breach-notification.ts'
import type { Code } from '../codes.ts'
import type { Bound } from '../pipeline/stages.ts'
import { isBy, type OfficerAct } from './officer-act.ts'

export type BreachState = 'SUSPECTED' | 'CONFIRMED' | 'REJECTED' | 'NOTIFIED' | 'NOT_NOTIFIABLE'

/** A breach that an officer suspects: where it stands, and until when the authority is to be told (GDPR art. 33). */
export interface Breach {
  readonly state: BreachState
  readonly suspectedAt: Date
  readonly due: Date
}

const STATES: Readonly<Record<string, BreachState>> = {
  suspectBreach: 'SUSPECTED', confirmBreach: 'CONFIRMED', rejectBreach: 'REJECTED',
}

/** What the acts on a subject say of a breach; null when nobody has suspected one. */
export const breachIn = (acts: readonly OfficerAct[]): Breach | null => {
  const suspected = acts.findLast(({ act }) => act === 'suspectBreach')
  const last = acts.findLast(({ act }) => act in STATES || act === 'closeBreach')
  if (!suspected || !last) return null
  const state = STATES[last.act] ?? (last.details['notified'] === true ? 'NOTIFIED' : 'NOT_NOTIFIABLE')
  return { state, suspectedAt: suspected.at, due: new Date(notificationDue(instantOf(suspected.at)).epochMilliseconds) }
}

/** A breach is suspected once, unless the suspicion was rejected. */
export const maySuspect = (acts: readonly OfficerAct[]): Code | null =>
  [null, 'REJECTED'].includes(breachIn(acts)?.state ?? null) ? null : 'ACT_OUT_OF_ORDER'

/** Four eyes: whoever suspected does not decide. */
export const mayDecide = ({ authenticated }: Bound) => (acts: readonly OfficerAct[]): Code | null => {
  if (breachIn(acts)?.state !== 'SUSPECTED') return 'ACT_OUT_OF_ORDER'
  const suspected = acts.findLast(({ act }) => act === 'suspectBreach')
  return suspected && isBy(suspected, authenticated) ? 'ACT_OWN' : null
}

/**
 * What was confirmed is told to the supervisory authority, or not with a reason. To tell it of a suspicion takes one officer,
 * so that an agency that has no second keeps the 72 hours; not to tell takes two, of the controller itself (GDPR art. 33).
 */
export const mayClose = (notified: boolean) => (acts: readonly OfficerAct[]): Code | null => {
  const state = breachIn(acts)?.state
  return state === 'CONFIRMED' || (state === 'SUSPECTED' && notified) ? null : 'ACT_OUT_OF_ORDER'
}

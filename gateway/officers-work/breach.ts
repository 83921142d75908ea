import { instantOf } from '../../policies/clocks/danish-day.ts'
import { notificationDue } from '../../policies/clocks/breach-notification.ts'
import type { Code } from '../codes.ts'
import type { Bound } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import type { OfficerAct } from './officer-act.ts'

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

const ofBreach = ({ act }: OfficerAct): boolean => act in STATES || act === 'closeBreach'

/** The acts on a subject but those about a breach: what whoever is asked to explain a look is told. */
export const withoutBreach = (acts: readonly OfficerAct[]): readonly OfficerAct[] => acts.filter((act) => !ofBreach(act))

/**
 * The acts on a subject as one party's officers see them. Each controller suspects and decides on a breach by itself, and tells
 * the authority of it (GDPR art. 33): officers of the agency that looked neither see that it is suspected nor reject it.
 */
export const actsSeenBy = (party: string, acts: readonly OfficerAct[]): readonly OfficerAct[] =>
  acts.filter((act) => act.party === party || !ofBreach(act))

/** Whether any party has a breach that is neither rejected nor told of. */
export const isBreachOpen = (acts: readonly OfficerAct[]): boolean => [...new Set(acts.map(({ party }) => party))]
  .some((party) => ['SUSPECTED', 'CONFIRMED'].includes(breachIn(actsSeenBy(party, acts))?.state ?? ''))

/** What the acts that a party sees of a subject say of a breach; null when none of its officers has suspected one. */
export const breachIn = (acts: readonly OfficerAct[]): Breach | null => {
  const suspected = acts.findLast(({ act }) => act === 'suspectBreach')
  const last = acts.findLast(ofBreach)
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
  return suspected && isSamePerson(actorName(suspected), actorName(authenticated)) ? 'ACT_OWN' : null
}

/**
 * What was confirmed is told to the supervisory authority, or not with a reason. To tell it of a suspicion takes one officer,
 * so that an agency that has no second keeps the 72 hours; not to tell takes two, of the controller itself (GDPR art. 33).
 */
export const mayClose = (notified: boolean) => (acts: readonly OfficerAct[]): Code | null => {
  const state = breachIn(acts)?.state
  return state === 'CONFIRMED' || (state === 'SUSPECTED' && notified) ? null : 'ACT_OUT_OF_ORDER'
}

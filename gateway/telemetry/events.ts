import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Code } from '../codes.ts'
import type { SenderRefusal, TokenRefusal } from '../identity/token-refused.ts'
import type { WitnessFailure } from '../trail/witness-line.ts'

/**
 * What happens that someone must be able to count or read: one function an event, which writes its log line and moves
 * its counters together. Nothing here takes a case, a handle, an employee or a value (P7).
 */
export interface Events {
  /** A request was answered with a view of so many cases. Durations in milliseconds. */
  disclosed(event: { recipient: Party; purpose: Purpose; cases: number; given: number; withheld: number }): void
  refused(event: { recipient: Party | null; code: Code }): void
  /** A start waits for the database, or for its log there, and why: a code of PostgreSQL or of the network, or a class. */
  startWaits(event: { where: 'database' | 'trail'; error: unknown }): void
  /** All certificates there are, of the gateway and of whom it speaks with, and when each ends: a warning from 30 days ahead. */
  certificatesSeen(event: readonly { of: string; name: string; expiresAt: Date }[]): void
  /** The gateway's own certificate was changed, and is in use. */
  certificateRead(): void
  /** A token, or the proof that it is its sender's, was not accepted, and why; `requestId` is what the answer's `X-Request-Id` says. */
  tokenRefused(event: { reason: TokenRefusal | SenderRefusal; requestId: string }): void
  /** A request was answered by a status of HTTP that says no: what support finds by the id that the caller quotes. */
  unanswered(event: { requestId: string; status: number; code: Code | null }): void
  changed(event: { recipient: Party; change: string }): void
  agencyAsked(event: { controller: Party; outcome: 'answered' | 'timeout' | 'unreachable' | 'refused' | 'clock' | 'garbled'; cases: number; milliseconds: number }): void
  overDisclosed(event: { controller: Party; count: number }): void
  recorded(event: { leaves: number; milliseconds: number }): void
  /** A request was not answered, since it could not be recorded. */
  trailFailed(error: unknown): void
  /** This gateway writes its log no more: a log stands elsewhere than where it was led. Fewer leaves than were acknowledged: some are lost. */
  trailStopped(event: { logId: string; leaves: bigint; acknowledged: bigint }): void
  /** A round of witnesses: how many have countersigned the newest checkpoint, and how long the trail has gone without enough. */
  witnessed(event: { cosignatures: number; unwitnessed: number; patience: number }): void
  witnessFailed(event: { witness: string; outcome: WitnessFailure }): void
  /** A disclosure in vital interests: the controllers' officers are to be alarmed and it is to be reviewed (X31). */
  brokeGlass(event: { recipient: Party; disclosureId: string }): void
  /** An alarm was sent to the officers of a party, and taken or not. */
  alarmed(event: { kind: string; party: Party; outcome: 'delivered' | 'failed' }): void
  /** A mail was handed over: how many of its addresses the server took. */
  mailed(event: { kind: string; party: Party; taken: number; refused: number }): void
  /** Break-glass without a final verdict, and those of them that are over their 72 hours. */
  unreviewed(event: { open: number; overdue: number }): void
  /** The trail was held against so many logs of agencies; so many more could not be read. */
  /** `differences`: how many requests, by the party whose log was compared. */
  reconciled(event: { unread: readonly Party[]; differences: Readonly<Record<Party, number>> }): void
  /** How many leaves a follower is behind the trail: of officers' index and work, of the SIEM, of the archive. */
  followed(event: { follower: string; behind: number }): void
  /** Something failed that no code foresees. Of the error its class is told, never its message. */
  failed(where: string, error: unknown): void
}

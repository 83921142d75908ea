import type { PoolClient } from 'pg'
import type { Entry } from './entry.ts'

/** A case as a decision saw it: any change since then moves its version (P5). */
export interface RestsOn {
  readonly caseId: string
  readonly version: number
}

/** A change of control data, made in the transaction that makes its leaves durable. @throws to undo just this change. */
export type Change = (transaction: PoolClient) => Promise<void>

export interface Append {
  /** Checked under lock in the same transaction; an empty list always stands. */
  readonly restsOn: readonly RestsOn[]
  /** Recorded when all that it rests on still stands. At least one. */
  readonly entries: readonly Entry[]
  /** Makes what is recorded instead when something has moved: nothing, when left out. */
  readonly otherwise?: () => readonly Entry[]
  readonly change?: Change | undefined
}

export interface Appended {
  readonly stood: boolean
  readonly logId: string
  /** Index of each leaf written, in the order of the entries. */
  readonly leaves: readonly bigint[]
}

/**
 * The trail: append-only, one writer a log, durable before `append` resolves (P1).
 * An attacker who can modify its tables can at most destroy it: what was countersigned shows what is missing.
 * @throws {TrailUnavailable} when it cannot be said that the leaves are durable; then nothing may be answered.
 */
export interface Trail {
  readonly logId: string
  append(append: Append): Promise<Appended>
  /** Whether it takes records now. */
  isOpen(): boolean
  close(): Promise<void>
}

/** The trail cannot take a record now: not written, or not known to be. */
export class TrailUnavailable extends Error {
  override readonly name = 'TrailUnavailable'
}

import type { PoolClient } from 'pg'
import type { Change } from '../../policies/may-change.ts'
import type { Code } from '../codes.ts'
import type { RegistryEntry } from '../trail/entry.ts'
import type { ControlledCase } from './control-data.ts'

/** What a change says in the trail: ids and codes, no fact about the person. */
export type Details = RegistryEntry['details']

/** The effect of a change in the transaction that records it. @throws {CaseMoved} when the case is no longer as it was. */
export type Effect = (transaction: PoolClient) => Promise<void>

/** One kind of change of a case: what it says, what the law does not allow of it, and what it does. */
export interface ChangeLaw<Input> {
  /** Whether less may be answered after it than before: then it is acknowledged once no earlier answer leaves any more (P5, F7, F9). */
  readonly takesAway: boolean
  /** What policies decide on: which change it is, and of moves and links whereto. */
  asks(input: Input): Change
  details(input: Input): Details
  /** The code of what the law does not allow; null when it allows the change. Pure. */
  refusal(controlled: ControlledCase, input: Input, at: Date): Code | null
  effect(controlled: ControlledCase, input: Input, at: Date): Effect
}

/** Another change of the case came first. */
export class CaseMoved extends Error {
  override readonly name = 'CaseMoved'
}

/** The change meets a rule of the store: a file number already taken, say. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused'
  constructor(readonly code: Code) {
    super(code)
  }
}

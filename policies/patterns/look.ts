import type { Party } from '../../schema/agency.ts'

/**
 * One look: a case of a request that any agency's facts were permitted of, or a refusal. Lists of what the gateway itself
 * holds are none. It names no fact's value.
 */
export interface Look {
  readonly log: string
  /** Index of the leaf in its log. */
  readonly leaf: string
  readonly requestId: string
  readonly at: Date
  readonly party: Party
  readonly employee: string
  readonly role: string
  readonly purpose: string | null
  /** Which case, by a key that no party knows; null where none was found. */
  readonly case: string | null
  /** The code of a refusal; null for a view. */
  readonly refused: string | null
  /** What was asked for in vain, as the trail's keyed hash. */
  readonly about: string | null
  /** The controllers, other than the gateway, whose facts were permitted. */
  readonly controllers: readonly Party[]
  readonly brokeGlass: boolean
  /** Whether it was into a case that colleagues at work that day have, and the employee has not. */
  readonly outsideOwnCases: boolean
}

export const cased = (looks: readonly Look[]): number => new Set(looks.map((look) => look.case)).size

export const requested = (looks: readonly Look[]): number => new Set(looks.map(({ requestId }) => requestId)).size

const HOUR = 3_600_000

/** The looks of the last hours up to an instant. */
export const within = (looks: readonly Look[], hours: number, until: Date): readonly Look[] =>
  looks.filter(({ at }) => at.getTime() > until.getTime() - hours * HOUR)

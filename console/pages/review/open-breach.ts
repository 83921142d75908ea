import type { ResultOf } from '../../frame/contract.ts'
import type { BREACH } from './review-operations.ts'

type Breach = ResultOf<typeof BREACH>

/** Whether something is left to do about a breach: the 72 hours run. */
export const isBreachOpen = (breach: Breach | null): breach is Breach => breach?.state === 'SUSPECTED' || breach?.state === 'CONFIRMED'

/** When the 72 hours of a breach are over, in milliseconds; never, where nothing is left to do about one. */
export const endsAt = (breach: Breach | null): number => (isBreachOpen(breach) ? Date.parse(breach.due) : Infinity)

/** Whose time is over first, first; those of whom nothing is due, in the order in which they came. */
export const mostPressing = <Waiting>(waiting: readonly Waiting[], dueOf: (one: Waiting) => number): readonly Waiting[] =>
  waiting.toSorted((one, other) => dueOf(one) - dueOf(other) || 0)

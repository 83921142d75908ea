import type { ResultOf } from '../../frame/contract.ts'
import type { BREACH } from './review-operations.ts'

type Breach = ResultOf<typeof BREACH>

/** Whether something is left to do about a breach: the 72 hours run. */
export const isBreachOpen = (breach: Breach | null): breach is Breach => breach?.state === 'SUSPECTED' || breach?.state === 'CONFIRMED'

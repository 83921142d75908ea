import { FACTS } from '../../schema/facts.ts'
import type { PurposeExchanges } from '../exchange.ts'
import type { Decided } from './property.ts'
import { FACTS_THAT_STAY } from './facts-that-stay.ts'

/** What the decisions give to anyone at all. */
export interface Reach {
  readonly seen: (decided: Decided) => void
  /** Exchanges that never give anything: dead letters. */
  unused(exchanges: readonly PurposeExchanges[]): readonly string[]
  /** Facts that nobody receives though no reason is given, and facts that are received in spite of one. */
  unexplained(): readonly string[]
}

export const createReach = (): Reach => {
  const exchangesUsed = new Set<string>()
  const factsGiven = new Set<string>()
  return {
    seen: ({ permit }) => {
      if (!permit) return
      exchangesUsed.add(permit.exchange)
      factsGiven.add(permit.fact.id)
    },
    unused: (exchanges) => exchanges.flatMap((one) => one.exchanges.map(({ id }) => id))
      .filter((id) => !exchangesUsed.has(id)),
    unexplained: () => FACTS.map(({ id }) => id).filter((id) => factsGiven.has(id) === id in FACTS_THAT_STAY),
  }
}

import type { PurposeExchanges } from '../../../policies/exchange.ts'
import { EXCHANGES } from '../../../policies/exchanges.ts'
import { createPolicySet } from '../../../policies/policy-set.ts'
import type { Asking, Standing } from '../../../policies/decision.ts'
import { FACTS } from '../../../schema/facts.ts'
import { medianOf } from '../quantiles.ts'
import type { Grown } from './grown.ts'

const CALLS = 200
const BATCHES = 31

const asking: Asking = { recipient: 'NEC', agency: 'NEC', role: 'investigator', purpose: 'INVESTIGATION' }
const standing: Standing = {
  linked: true, residence: 'none', stage: 'identified', minor: false, vulnerable: false, closed: false,
  reintegrationReporting: false, consents: [],
}

/** Loading the policies, and then one decision over every fact of the contract. */
export const growExchanges = (sizes: readonly number[]): Grown[] => sizes.flatMap((size) => {
  const exchanges = manyExchanges(size)
  const of = exchanges.flatMap((one) => one.exchanges).flatMap(({ grants }) => grants).length
  const started = performance.now()
  const policies = createPolicySet(exchanges)
  const loaded = (performance.now() - started) * 1_000
  const at = new Date()
  const decide = (): void => {
    for (let call = 0; call < CALLS; call++) policies.decide(asking, standing, FACTS, at)
  }
  decide()
  const taken = Array.from({ length: BATCHES }, () => {
    const began = performance.now()
    decide()
    return (performance.now() - began) * 1_000 / CALLS
  })
  return [{ what: 'policies loaded', of, microseconds: loaded }, { what: 'decision', of, microseconds: medianOf(taken) }]
})

/** The action plan's exchanges with their grants over and over: as many grants as about so many exchanges have. */
const manyExchanges = (count: number): PurposeExchanges[] => {
  const own = EXCHANGES.reduce((sum, { exchanges }) => sum + exchanges.length, 0)
  const copies = Math.max(1, Math.round(count / own))
  return EXCHANGES.map(({ purpose, exchanges }) => ({
    purpose,
    exchanges: exchanges.map(({ id, grants }) => ({ id, grants: Array.from({ length: copies }, () => grants).flat() })),
  }))
}

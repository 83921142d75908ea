import type { PolicySet } from '../../policies/decision.ts'
import type { Party } from '../../schema/agency.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import type { ControlledCase } from './control-data.ts'
import { standingOf } from './standing.ts'

/** An exchange that rests on one consent alone. `fields` are paths such as `cmm.needs.language`. */
export interface StoppedExchange {
  readonly exchange: string
  readonly recipient: Party
  readonly purpose: Purpose
  readonly controller: string
  readonly fields: readonly string[]
}

/**
 * What the policies permit now and would no longer if the consent were withdrawn: decided twice, with it and without it
 * (GDPR art. 7, stk. 3). Only parties to the case are named. Pure.
 */
export const whatStops = (policies: PolicySet, controlled: ControlledCase, consent: string, at: Date): readonly StoppedExchange[] => {
  const record = controlled.consents.find(({ id }) => id === consent)
  if (!record) return []
  const standing = standingOf(controlled, at)
  const without = { ...standing, consents: standing.consents.filter(({ id }) => id !== consent) }
  const facts = FACTS.filter(({ category }) => (record.categories as readonly DataCategory[]).includes(category))
  const stopped = new Map<string, StoppedExchange>()
  for (const { party: recipient, agency } of controlled.links.filter(({ party }) => record.recipients.includes(party)))
    for (const purpose of record.purposes)
      for (const role of ROLES) {
        const asking = { recipient, agency, role, purpose }
        const still = new Set(policies.decide(asking, without, facts, at).permits.map(({ fact }) => fact.id))
        for (const { fact, exchange } of policies.decide(asking, standing, facts, at).permits.filter((one) => !still.has(one.fact.id))) {
          const key = [exchange, recipient, purpose, fact.controller].join()
          const fields = new Set(stopped.get(key)?.fields).add(fact.field)
          stopped.set(key, { exchange, recipient, purpose, controller: fact.controller, fields: [...fields] })
        }
      }
  return [...stopped.values()]
}

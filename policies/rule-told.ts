import type { Fact } from '../schema/fact.ts'
import { grantsFor, type NamedGrant } from './compile.ts'
import type { Asking, WithheldReason } from './decision.ts'
import type { Firewall } from './firewall.ts'
import type { PolicyRules } from './policy-data.ts'
import { SILENCE } from './ruling.ts'

/** The exchanges that would give a fact to the asker in some situation. */
export const grantsOf = (fact: Fact, { agency, role, purpose }: Asking, { exchanges }: PolicyRules): readonly NamedGrant[] =>
  grantsFor(agency, role, purpose, exchanges)
    .filter(({ grant }) => grant.controller === fact.controller && grant.facts.includes(fact.path))

/**
 * The firewall that refuses a fact to the asker in every case. One that looks at the case is told to nobody who asked: that
 * it refuses would tell of a consent what the reason keeps quiet (STROM kap. 4).
 */
export const firewallTold = (fact: Fact, asking: Asking, { firewalls }: PolicyRules): Firewall | undefined =>
  firewalls.find(({ forbids }) => forbids.some(({ recipients, purposes, facts, when }) => when === undefined
    && recipients.includes(asking.agency) && purposes.includes(asking.purpose) && facts.includes(fact.id)))

/** The rule that whoever asked is told of a refusal: it follows from what was asked, and from the reason that was answered. */
export const ruleTold = (because: WithheldReason, fact: Fact, asking: Asking, rules: PolicyRules): string => {
  if (because === 'CASE_CLOSED') return 'F13'
  const told = because === 'NOT_PERMITTED' ? firewallTold(fact, asking, rules) : grantsOf(fact, asking, rules)[0]
  return told?.id ?? SILENCE.rule
}

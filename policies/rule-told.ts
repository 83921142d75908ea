import type { Fact } from '../schema/fact.ts'
import { grantsFor, type NamedGrant } from './compile.ts'
import type { Asking, WithheldReason } from './decision.ts'
import type { Firewall } from './firewall.ts'
import type { PolicyRules } from './policy-data.ts'

/** The exchanges that would give a fact to the asker in some situation. */
export const grantsOf = (fact: Fact, { agency, role, purpose }: Asking, { exchanges }: PolicyRules): readonly NamedGrant[] =>
  grantsFor(agency, role, purpose, exchanges).filter(gives(fact))

/** Whether a grant is of the fact. */
export const gives = (fact: Fact) => ({ grant }: Pick<NamedGrant, 'grant'>): boolean =>
  grant.controller === fact.controller && grant.facts.includes(fact.path)

/**
 * The firewall that refuses a fact to the asker in every case. One that looks at the case is told to nobody who asked: that
 * it refuses would tell of a consent what the reason keeps quiet (`told-of-consent.ts`).
 */
export const firewallTold = (
  fact: Fact, { agency, purpose }: Pick<Asking, 'agency' | 'purpose'>, firewalls: readonly Firewall[],
): Firewall | undefined =>
  firewalls.find(({ forbids }) => forbids.some(({ recipients, purposes, facts, when }) => when === undefined
    && recipients.includes(agency) && purposes.includes(purpose) && facts.includes(fact.id)))

/**
 * The rule that whoever asked is told of a refusal. It follows from what was asked, and from the reason that is answered:
 * the firewall that refuses it in every case, or the first exchange that would give it, by id; one for all that is said of
 * a consent.
 */
export const ruleTold = (
  because: WithheldReason, refusing: Firewall | undefined, giving: readonly NamedGrant[],
): string => {
  if (because === 'CASE_CLOSED') return 'F13'
  const told = because === 'NOT_PERMITTED' ? refusing?.id : giving.map(({ id }) => id).sort()[0]
  return told ?? 'default'
}

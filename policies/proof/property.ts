import type { Fact } from '../../schema/fact.ts'
import type { Asking, Decision, Permit, PolicySet, Standing, Withholding } from '../decision.ts'

/** What was decided of one fact in one case. `standing` is read as the properties need it. */
export interface Decided {
  readonly asking: Asking
  readonly fact: Fact
  readonly standing: Standing
  readonly decision: Decision
  readonly permit: Permit | undefined
  readonly withholding: Withholding | undefined
  /** What the same policies decide of the same question about another case. */
  readonly about: (standing: Standing) => Decision
}

/** A sentence that is true of every decision. */
export interface Property {
  /** `F4` for a firewall, else a name. */
  readonly id: string
  readonly says: string
  /** Whether the firewalls alone see to it, so that it is true whatever the exchanges say. */
  readonly whateverIsExchanged: boolean
  readonly holds: (decided: Decided) => boolean
}

export const decidedBy = (
  policies: Pick<PolicySet, 'decide'>, asking: Asking, fact: Fact, standing: Standing, at: Date,
): Decided => {
  const about = (one: Standing): Decision => policies.decide(asking, one, [fact], at)
  const decision = about(standing)
  return { asking, fact, standing, decision, permit: decision.permits[0], withholding: decision.withholdings[0], about }
}

/** Whether the fact would be given about another case. */
export const isGivenAbout = ({ about }: Decided, standing: Standing): boolean => about(standing).permits.length > 0

/** Everything that a decision says, as text to compare. */
export const inFull = ({ permits, withholdings, notices, obligations }: Decision): string => JSON.stringify([
  permits.map(({ exchange, legalBases, consent }) => [exchange, legalBases, consent?.id ?? null]),
  withholdings.map(({ because, rule, told, remedy }) => [because, rule, told, remedy]),
  notices.map(({ says }) => says),
  obligations,
])

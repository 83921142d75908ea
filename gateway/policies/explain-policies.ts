import { explain, type Explanation } from '../../policies/explain.ts'
import type { Asking } from '../../policies/decision.ts'
import type { MadePolicies } from '../../policies/policy-document.ts'
import type { Fact } from '../../schema/fact.ts'
import { factsWithin } from '../../schema/facts.ts'
import type { Label } from '../../schema/label.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { Bound } from '../pipeline/stages.ts'
import type { ControlledCase } from '../registry/control-data.ts'
import type { Told } from '../registry/make-change.ts'
import { standingOf } from '../registry/standing.ts'
import type { ExaminedCase } from './examined-case.ts'
import type { NamedFor } from './named-for.ts'
import type { PolicyReading } from './read-policies.ts'

export interface ExplainedFact extends Pick<Explanation, 'permitted' | 'exchange' | 'firewall'> {
  readonly field: string
  readonly consent: string | null
  readonly sentences: readonly Label[]
}

export interface ShownExplanation extends Told {
  readonly version: string
  readonly facts: readonly ExplainedFact[]
}

/** Facts are named by field, such as `cmm.needs.language`, or all below one, such as `cmm`. */
export interface AskedExplanation {
  readonly case: string
  readonly fields: readonly string[]
  readonly role: Role | null
  readonly purpose: Purpose | null
  readonly version: string | null
}

interface ExplainDeps {
  readonly reading: PolicyReading
  readonly examinedCase: ExaminedCase
  readonly namedFor: NamedFor
  readonly now: () => Date
}

/**
 * Why facts of a case of the own party are permitted or withheld now, and what would release them; no agency is asked.
 * For a purpose of work it explains the asker's own asking; for OVERSIGHT, to officers, a colleague's. @throws {Refused}
 */
export const createExplainPolicies = ({ reading, examinedCase, namedFor, now }: ExplainDeps) =>
  async (bound: Bound, asked: AskedExplanation): Promise<ShownExplanation> => {
    const asking = await askingExplained(bound, asked, reading)
    const facts = factsWithin(asked.fields)
    if (facts.length === 0) return reading.refuse(bound, 'FACT_UNKNOWN')
    const policies = await reading.versionForCases(bound, asked.version)
    const { version } = policies.set
    const details = { version, role: asking.role, purpose: asking.purpose, fields: facts.map(({ field }) => field) }
    const { controlled, ...told } = await examinedCase(bound, asked.case, 'explainPolicies', details)
    return { version, facts: explainedFacts(policies, asking, namedFor(bound.asking.recipient, controlled), facts, now()), ...told }
  }

const askingExplained = async (
  bound: Bound, { role, purpose }: AskedExplanation, reading: PolicyReading,
): Promise<Asking> => {
  const { asking } = bound
  if (asking.purpose !== 'OVERSIGHT')
    return (role ?? asking.role) === asking.role && (purpose ?? asking.purpose) === asking.purpose
      ? asking : reading.refuse(bound, 'FORBIDDEN')
  await reading.permit(bound, 'examineDisclosures')
  return { ...asking, role: role ?? asking.role, purpose: purpose ?? asking.purpose }
}

/** The decision of a version on facts of a case, each explained; the consents by the names of the party that is told (P12). */
export const explainedFacts = (
  { data, set }: MadePolicies, asking: Asking, controlled: ControlledCase, facts: readonly Fact[], at: Date,
): readonly ExplainedFact[] => {
  const standing = standingOf(controlled, at)
  return explain(set.decide(asking, standing, facts, at), { asking, standing, at }, data)
    .map(({ fact, permitted, exchange, firewall, consent, sentences }) =>
      ({ field: fact.field, permitted, exchange, firewall, consent: consent?.id ?? null, sentences }))
}

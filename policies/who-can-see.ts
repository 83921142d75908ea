import type { Agency } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Role } from '../schema/role.ts'
import type { Condition } from './attributes.ts'
import { grantsFor } from './compile.ts'
import { coverOf } from './cover.ts'
import { situationsOver } from './decision-table.ts'
import type { ConsentNeed, Grant } from './exchange.ts'
import type { LegalBasis, LegalBasisId } from './legal-bases.ts'
import { POLICY_DATA, type PolicyRules } from './policy-data.ts'
import { legalBasesOf } from './purposes.ts'
import { secrecyLiftedBy } from './secrecy.ts'
import { verdictIn, verdictsFor } from './verdicts.ts'

/** One way in which a fact may be seen, after the firewalls. */
export interface Access {
  readonly exchange: string
  readonly agency: Agency
  readonly roles: readonly Role[]
  readonly purpose: Purpose
  /** Holds in just the situations where the exchange permits it. */
  readonly when: readonly Condition[]
  readonly consent: ConsentNeed
  readonly legalBases: readonly LegalBasisId[]
  readonly secrecyLiftedBy: LegalBasis
  readonly source: string
}

/** Who may see the fact, for what, when: in the order of the exchange table. What no situation permits is not among them. */
export const whoCanSee = (fact: Fact, data: PolicyRules = POLICY_DATA): readonly Access[] =>
  data.exchanges.flatMap(({ purpose, exchanges }) => exchanges.flatMap(({ id, grants }) =>
    grants.filter((grant) => gives(grant, fact)).flatMap((grant) => rolesAlike(grant, fact, id, purpose, data))))

const gives = (grant: Grant, fact: Fact): boolean =>
  grant.controller === fact.controller && grant.facts.includes(fact.path)

/** The grant's roles by when they see the fact: another grant may give one of them more. */
const rolesAlike = (grant: Grant, fact: Fact, id: string, purpose: Purpose, data: PolicyRules): readonly Access[] => {
  const { agency, roles } = grant.recipient
  const alike = new Map<string, { readonly when: readonly Condition[]; readonly roles: readonly Role[] }>()
  for (const role of roles) {
    const when = whenPermitted(grant, fact, id, role, purpose, data)
    const key = JSON.stringify(when)
    if (when.length > 0) alike.set(key, { when, roles: [...(alike.get(key)?.roles ?? []), role] })
  }
  const law = {
    legalBases: legalBasesOf(purpose, agency, grant.consent !== 'none'), secrecyLiftedBy: secrecyLiftedBy(purpose, grant.consent),
  }
  return [...alike.values()].map((one) =>
    ({ exchange: id, agency, purpose, consent: grant.consent, source: grant.source, ...law, ...one }))
}

/** Where the exchange is what permits it, and this grant of the exchange holds. */
const whenPermitted = (
  grant: Grant, fact: Fact, id: string, role: Role, purpose: Purpose, data: PolicyRules,
): readonly Condition[] => {
  const { agency } = grant.recipient
  const grants = grantsFor(agency, role, purpose, data.exchanges)
  const table = verdictsFor(agency, purpose, grants, data.firewalls, [fact]).get(fact.id)
  if (!table) return []
  const situations = situationsOver(table.attributes).filter((situation) => {
    const { permitted, rule } = verdictIn(table, situation)
    return permitted && rule === id && holds(grant.when ?? {}, situation)
  })
  return coverOf(table.attributes, situations)
}

const holds = (condition: Condition, situation: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(condition).every(([attribute, values]: [string, readonly unknown[]]) => values.includes(situation[attribute]))

import { AGENCIES, type Agency } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import { FACTS } from '../schema/facts.ts'
import { PURPOSES, type Purpose } from '../schema/purpose.ts'
import { ROLES, type Role } from '../schema/role.ts'
import { ATTRIBUTE_NAMES, type Condition, type Situation } from './attributes.ts'
import { comparePlans, type PlanDifference } from './compare-plans.ts'
import { grantsFor, type NamedGrant } from './compile.ts'
import { coverOf } from './cover.ts'
import { situationsOver, type FactTable } from './decision-table.ts'
import type { PolicyData, PolicyRules } from './policy-data.ts'
import { verdictIn, verdictsFor } from './verdicts.ts'

/** A fact that an asker newly gets or no longer gets. */
export interface Difference {
  readonly kind: 'newlyPermitted' | 'newlyRefused'
  readonly agency: Agency
  readonly roles: readonly Role[]
  readonly purpose: Purpose
  readonly fact: Fact
  /** Holds in just the situations where the verdict differs. */
  readonly when: readonly Condition[]
  /** The first of these situations, as far as it matters, and the rule that decides before and after: `X11`, `F4`, `default`. */
  readonly example: Partial<Situation>
  readonly before: string
  readonly after: string
}

export interface Comparison {
  readonly disclosures: readonly Difference[]
  readonly plans: readonly PlanDifference[]
}

export const compare = (before: PolicyData, after: PolicyData): Comparison =>
  ({ disclosures: compareDisclosures(before, after), plans: comparePlans(before.plans, after.plans) })

/**
 * All that one set permits and the other does not, by trying every asker, fact and situation that there is. Both sets are
 * in order (`faultsOf`). What only changes the rule that decides, and not whether it permits, is no difference.
 */
export const compareDisclosures = (before: PolicyRules, after: PolicyRules): readonly Difference[] =>
  askersAlike(before, after).flatMap((askers) => differencesFor(askers, before, after))

/** Askers of one agency and purpose whom both sets grant the same. */
interface Askers {
  readonly agency: Agency
  readonly purpose: Purpose
  readonly roles: readonly Role[]
  readonly grants: readonly [before: readonly NamedGrant[], after: readonly NamedGrant[]]
}

/** Everyone who may be decided otherwise: all, when a firewall differs, else those whose grants do. */
const askersAlike = (before: PolicyRules, after: PolicyRules): readonly Askers[] => {
  const sameFirewalls = isSame(before.firewalls, after.firewalls)
  return PURPOSES.flatMap((purpose) => AGENCIES.flatMap((agency) => {
    const alike = new Map<string, Askers>()
    for (const role of ROLES) {
      const grants = [
        grantsFor(agency, role, purpose, before.exchanges), grantsFor(agency, role, purpose, after.exchanges),
      ] as const
      if (sameFirewalls && isSame(...grants)) continue
      const key = JSON.stringify(grants)
      alike.set(key, { agency, purpose, roles: [...(alike.get(key)?.roles ?? []), role], grants })
    }
    return [...alike.values()]
  }))
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const differencesFor = (askers: Askers, before: PolicyRules, after: PolicyRules): readonly Difference[] => {
  const { agency, purpose, grants } = askers
  const was = verdictsFor(agency, purpose, grants[0], before.firewalls, FACTS)
  const is = verdictsFor(agency, purpose, grants[1], after.firewalls, FACTS)
  return FACTS.flatMap((fact) => {
    const tables = [was.get(fact.id), is.get(fact.id)] as const
    return tables[0] && tables[1] ? differencesIn(askers, fact, tables[0], tables[1]) : []
  })
}

const differencesIn = (
  { agency, roles, purpose }: Askers, fact: Fact, was: FactTable, is: FactTable,
): readonly Difference[] => {
  const attributes = ATTRIBUTE_NAMES.filter((name) => was.attributes.includes(name) || is.attributes.includes(name))
  const differing = situationsOver(attributes)
    .filter((one) => verdictIn(was, one).permitted !== verdictIn(is, one).permitted)
  return (['newlyPermitted', 'newlyRefused'] as const).flatMap((kind) => {
    const situations = differing.filter((one) => verdictIn(is, one).permitted === (kind === 'newlyPermitted'))
    const [example] = situations
    if (!example) return []
    const when = coverOf(attributes, situations)
    const told = Object.fromEntries(attributes.map((name) => [name, example[name]]))
    const rules = { before: verdictIn(was, example).rule, after: verdictIn(is, example).rule }
    return [{ kind, agency, roles, purpose, fact, when, example: told, ...rules }]
  })
}

import { AGENCIES, type Agency } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import { FACTS } from '../schema/facts.ts'
import { PURPOSES, type Purpose } from '../schema/purpose.ts'
import { ROLES, type Role } from '../schema/role.ts'
import { ATTRIBUTE_NAMES, type Condition, type Situation } from './attributes.ts'
import { comparePlans, type PlanDifference } from './compare-plans.ts'
import { grantsIn, isTo, rulesFor, type NamedGrant } from './compile.ts'
import { coverOf } from './cover.ts'
import { createDecisionTables, situationsOver, TRIED_AT_MOST, type Verdicts } from './decision-table.ts'
import type { Firewall } from './firewall.ts'
import type { InSteps } from './in-steps.ts'
import type { PolicyData, PolicyRules } from './policy-data.ts'
import { verdictIn } from './verdicts.ts'

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

/** What one set gives and the other does not. Both are in order (`faultsOf`). */
export const compare = function* (before: PolicyData, after: PolicyData): InSteps<Comparison> {
  return { disclosures: yield* compareDisclosures(before, after), plans: comparePlans(before.plans, after.plans) }
}

/**
 * All that one set permits and the other does not, by trying every asker, fact and situation that there is. What only changes
 * the rule that decides, and not whether it permits, is no difference.
 */
export const compareDisclosures = function* (before: PolicyRules, after: PolicyRules): InSteps<readonly Difference[]> {
  const differencesFor = createDifferences(before.firewalls, after.firewalls)
  const sameFirewalls = isSame(before.firewalls, after.firewalls)
  const differences: Difference[] = []
  for (const purpose of PURPOSES) {
    const given = [grantsIn(purpose, before.exchanges), grantsIn(purpose, after.exchanges)] as const
    for (const agency of AGENCIES) {
      yield
      for (const askers of askersAlike(agency, purpose, given, sameFirewalls)) differences.push(...yield* differencesFor(askers))
    }
  }
  return differences
}

/** Askers of one agency and purpose whom both sets grant the same. */
interface Askers {
  readonly agency: Agency
  readonly purpose: Purpose
  readonly roles: readonly Role[]
  readonly grants: BeforeAndAfter<readonly NamedGrant[]>
}

type BeforeAndAfter<T> = readonly [before: T, after: T]

/** Everyone who may be decided otherwise: all, when a firewall differs, else those whose grants do. */
const askersAlike = (
  agency: Agency, purpose: Purpose, [before, after]: BeforeAndAfter<readonly NamedGrant[]>, sameFirewalls: boolean,
): readonly Askers[] => {
  const alike = new Map<string, Askers>()
  for (const role of ROLES) {
    const grants = [before.filter(isTo(agency, role)), after.filter(isTo(agency, role))] as const
    if (sameFirewalls && isSame(...grants)) continue
    const key = JSON.stringify(grants)
    alike.set(key, { agency, purpose, roles: [...(alike.get(key)?.roles ?? []), role], grants })
  }
  return [...alike.values()]
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

type OfSituations = Pick<Difference, 'kind' | 'when' | 'example' | 'before' | 'after'>

/** Facts of which both sets say what they say of another differ as that one does. */
const createDifferences = (before: readonly Firewall[], after: readonly Firewall[]) => {
  const tableUnder = createDecisionTables(2 * TRIED_AT_MOST)
  const known = new Map<string, readonly OfSituations[]>()
  return function* ({ agency, purpose, roles, grants }: Askers): InSteps<readonly Difference[]> {
    const was = yield* tableUnder(rulesFor(agency, purpose, grants[0], before), FACTS)
    const is = yield* tableUnder(rulesFor(agency, purpose, grants[1], after), FACTS)
    const differences: Difference[] = []
    for (const fact of FACTS) {
      const tables = [was.get(fact.id), is.get(fact.id)] as const
      if (!tables[0] || !tables[1] || tables[0].under === tables[1].under) continue
      yield
      const under = `${tables[0].under} ${tables[1].under}`
      const ofSituations = known.get(under) ?? differencesIn(tables[0], tables[1])
      known.set(under, ofSituations)
      differences.push(...ofSituations.map((one) => ({ ...one, agency, roles, purpose, fact })))
    }
    return differences
  }
}

const differencesIn = (was: Verdicts, is: Verdicts): readonly OfSituations[] => {
  const attributes = ATTRIBUTE_NAMES.filter((name) => was.attributes.includes(name) || is.attributes.includes(name))
  const differing = situationsOver(attributes)
    .filter((one) => verdictIn(was, one).permitted !== verdictIn(is, one).permitted)
  return (['newlyPermitted', 'newlyRefused'] as const).flatMap((kind) => {
    const situations = differing.filter((one) => verdictIn(is, one).permitted === (kind === 'newlyPermitted'))
    const [example] = situations
    if (!example) return []
    const when = coverOf(attributes, situations)
    const told = Object.fromEntries(attributes.map((name) => [name, example[name]]))
    return [{ kind, when, example: told, before: verdictIn(was, example).rule, after: verdictIn(is, example).rule }]
  })
}

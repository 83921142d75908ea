import type { Agency, Party } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Role } from '../schema/role.ts'
import { holds, type Condition } from './attributes.ts'
import { conditionOf, grantsFor, rulesFor, type NamedGrant } from './compile.ts'
import { coverOf } from './cover.ts'
import type { Standing } from './decision.ts'
import { createDecisionTables, situationsOver, type Verdicts } from './decision-table.ts'
import type { ConsentNeed } from './exchange.ts'
import type { InSteps } from './in-steps.ts'
import type { LegalBasis, LegalBasisId } from './legal-bases.ts'
import { POLICY_DATA, type PolicyRules } from './policy-data.ts'
import { legalBasesOf } from './purposes.ts'
import { gives } from './rule-told.ts'
import { secrecyLiftedBy } from './secrecy.ts'
import { situationOf } from './situation-of.ts'
import { isByConsent } from './verdicts.ts'

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
export const whoCanSee = function* (fact: Fact, data: PolicyRules = POLICY_DATA): InSteps<readonly Access[]> {
  const tableFor = createTables(fact, data)
  const accesses: Access[] = []
  for (const { purpose, exchanges } of data.exchanges) for (const { id, grants } of exchanges) for (const grant of grants) {
    if (!gives(fact)({ grant })) continue
    const waysUnder = new Map<string, readonly Way[]>()
    const alike = new Map<string, Access>()
    for (const role of new Set(grant.recipient.roles)) {
      const table = yield* tableFor(grant.recipient.agency, purpose, role)
      const ways = waysUnder.get(table.under) ?? waysBy({ id, grant }, purpose, table)
      waysUnder.set(table.under, ways)
      for (const way of ways) {
        const key = JSON.stringify(way)
        alike.set(key, { ...way, roles: [...(alike.get(key)?.roles ?? []), role] })
      }
      yield
    }
    accesses.push(...alike.values())
  }
  return accesses
}

/** What is decided of the fact, worked out once for each asker. */
const createTables = (fact: Fact, { exchanges, firewalls }: PolicyRules) => {
  const tableUnder = createDecisionTables()
  const known = new Map<string, Verdicts>()
  return function* (agency: Agency, purpose: Purpose, role: Role): InSteps<Verdicts> {
    const asker = `${agency} ${purpose} ${role}`
    const found = known.get(asker)
    if (found) return found
    const [table] = (yield* tableUnder(rulesFor(agency, purpose, grantsFor(agency, role, purpose, exchanges), firewalls), [fact])).values()
    if (!table) throw new Error(`nothing is decided of \`${fact.id}\``)
    known.set(asker, table)
    return table
  }
}

/** An access of whichever roles. */
type Way = Omit<Access, 'roles'>

/** Where the exchange is what permits it, and this grant of the exchange holds: what rests on a consent apart from what rests on none. */
const waysBy = ({ id, grant }: NamedGrant, purpose: Purpose, table: Verdicts): readonly Way[] => {
  const { recipient: { agency }, consent: need, source } = grant
  const situations = situationsOver(table.attributes)
  return ([false, true] as const).flatMap((byConsent) => {
    const consent: ConsentNeed = byConsent && need === 'none' ? 'required' : need
    const permitted = byConsent || need === 'none' ? situations.filter((situation, place) => {
      const verdict = table.verdicts[place]
      return verdict?.permitted && verdict.rule === id && holds(conditionOf(grant), situation) && isByConsent(table, place) === byConsent
    }) : []
    const law = { legalBases: legalBasesOf(purpose, agency, byConsent), secrecyLiftedBy: secrecyLiftedBy(purpose, consent) }
    return permitted.length === 0 ? [] : [{
      exchange: id, agency, purpose, when: coverOf(table.attributes, permitted), consent, source, ...law,
    }]
  })
}

/** Whether a party may see the fact that way now. */
export const isOpen = ({ purpose, when }: Access, fact: Fact, recipient: Party, standing: Standing, at: Date): boolean => {
  const situation = situationOf({ recipient, purpose }, standing, fact.category, at)
  return when.some((condition) => holds(condition, situation))
}

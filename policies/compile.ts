import { createMongoAbility, type MongoAbility, type SubjectRawRule } from '@casl/ability'
import type { Agency } from '../schema/agency.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Role } from '../schema/role.ts'
import { ATTRIBUTE_NAMES, type Condition, type ConsentState } from './attributes.ts'
import type { ConsentNeed, Grant, PurposeExchanges } from './exchange.ts'
import type { Firewall, Forbidding } from './firewall.ts'

type CaslCondition = { readonly [attribute: string]: { readonly $in: readonly (string | boolean)[] } }

/** A rule as CASL takes it; `reason` is the exchange or firewall. */
export interface Rule extends SubjectRawRule<string, string, CaslCondition> {
  fields: string[]
  conditions: CaslCondition
  reason: string
}

/** The rules of one asker: every `can` before every `cannot`, so that the firewalls override the exchanges. */
export const rulesFor = (
  agency: Agency, purpose: Purpose, grants: readonly NamedGrant[], firewalls: readonly Firewall[],
): readonly Rule[] => [
  ...grants.toSorted(weakestFirst).map(({ id, grant }) => permission(id, grant)),
  ...firewalls.flatMap((firewall) => prohibitions(agency, purpose, firewall)).reverse().sort(liftableFirst),
]

export const abilityOf = (rules: readonly Rule[]): MongoAbility =>
  createMongoAbility([...rules], { detectSubjectType: () => SUBJECT })

export const ACTION = 'disclose'
const SUBJECT = 'Case'

/** A grant under the id of its exchange. */
export interface NamedGrant {
  readonly id: string
  readonly grant: Grant
}

/** What the exchanges of the one purpose give to the one agency and role (F12). */
export const grantsFor = (
  agency: Agency, role: Role, purpose: Purpose, exchanges: readonly PurposeExchanges[],
): NamedGrant[] => grantsIn(purpose, exchanges).filter(isTo(agency, role))

/** What the exchanges of the one purpose give (F12). */
export const grantsIn = (purpose: Purpose, exchanges: readonly PurposeExchanges[]): NamedGrant[] =>
  exchanges.filter((one) => one.purpose === purpose)
    .flatMap((one) => one.exchanges)
    .flatMap(({ id, grants }) => grants.map((grant) => ({ id, grant })))

export const isTo = (agency: Agency, role: Role) => ({ grant: { recipient } }: NamedGrant): boolean =>
  recipient.agency === agency && recipient.roles.includes(role)

/** The consents that satisfy a need: one in writing is as good as one spoken. */
const SATISFIED_BY: Readonly<Record<ConsentNeed, readonly ConsentState[] | null>> = {
  none: null,
  required: ['spoken', 'inWriting'],
  inWriting: ['inWriting'],
}

/** What a grant asks of the case, the consent among it. */
export const conditionOf = ({ when, consent: need }: Grant): Condition => {
  const consent = SATISFIED_BY[need]
  return { ...when, ...(consent && { consent }) }
}

const permission = (id: string, grant: Grant): Rule => ({
  action: ACTION,
  subject: SUBJECT,
  fields: grant.facts.map((path) => `${grant.controller}.${path}`),
  conditions: conditionsOf(conditionOf(grant)),
  reason: id,
})

const prohibitions = (agency: Agency, purpose: Purpose, firewall: Firewall): Rule[] =>
  firewall.forbids
    .filter(concerns(agency, purpose))
    .map((one) => ({
      inverted: true,
      action: ACTION,
      subject: SUBJECT,
      fields: [...one.facts],
      conditions: conditionsOf(one.when ?? {}),
      reason: firewall.id,
    }))

export const concerns = (agency: Agency, purpose: Purpose) => ({ recipients, purposes, facts }: Forbidding): boolean =>
  recipients.includes(agency) && purposes.includes(purpose) && facts.length > 0

const conditionsOf = (condition: Condition): CaslCondition =>
  Object.fromEntries(ATTRIBUTE_NAMES.flatMap((attribute) => {
    const values = condition[attribute]
    return values ? [[attribute, { $in: [...values] }]] : []
  }))

/** CASL names the last rule that matches: an exchange without consent rather than one with, then the first of the table. */
const NEEDS: readonly ConsentNeed[] = ['inWriting', 'required', 'none']
const weakestFirst = (a: NamedGrant, b: NamedGrant): number =>
  NEEDS.indexOf(a.grant.consent) - NEEDS.indexOf(b.grant.consent) || (a.id < b.id ? 1 : -1)

/** A refusal that a consent would lift is named after one that nothing lifts. */
const liftableFirst = (a: Rule, b: Rule): number => Number('consent' in b.conditions) - Number('consent' in a.conditions)

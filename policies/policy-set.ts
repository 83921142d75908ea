import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { AGENCIES, agencyOf, type Agency, type Controller } from '../schema/agency.ts'
import type { Fact } from '../schema/fact.ts'
import { FACTS } from '../schema/facts.ts'
import { PURPOSES, type Purpose } from '../schema/purpose.ts'
import { ROLES } from '../schema/role.ts'
import { ACTION_PLANS } from './action-plans.ts'
import { abilityOf, grantsFor, rulesFor, type NamedGrant, type Rule } from './compile.ts'
import { contradictionsOf } from './contradictions.ts'
import { decideBy, type RulingsByFact } from './decide.ts'
import type { Asking, PolicySet } from './decision.ts'
import { decisionTableOf } from './decision-table.ts'
import { placeOf, type PurposeExchanges } from './exchange.ts'
import { EXCHANGES } from './exchanges.ts'
import type { Firewall } from './firewall.ts'
import { FIREWALLS } from './firewalls.ts'
import { GOVERNANCE } from './governance.ts'
import { LEGAL_BASES } from './legal-bases.ts'
import { faultsOf } from './lint.ts'
import { PERMISSIONS } from './permissions.ts'
import { PURPOSE_LAW, regimeOf } from './purposes.ts'
import { firewallTold, gives } from './rule-told.ts'
import { rulingsOf } from './ruling.ts'
import { SECRECY_LIFTED_BY } from './secrecy.ts'
import { FOLLOWED_BY } from './stages.ts'

/** The whole set, checked and compiled. @throws with every fault that the linter finds, and what is at odds. */
export const createPolicySet = (
  exchanges: readonly PurposeExchanges[] = EXCHANGES, firewalls: readonly Firewall[] = FIREWALLS,
): PolicySet => {
  const faults = [...faultsOf(exchanges, firewalls), ...contradictionsOf(exchanges, firewalls)]
  if (faults.length > 0) throw new Error(`the policies are not in order: ${faults.map(inPlace(exchanges)).join('; ')}`)
  return compilePolicies(exchanges, firewalls)
}

/** A fault begins with the id that it is about: before it come the file and line of that exchange, where they are known. */
const inPlace = (exchanges: readonly PurposeExchanges[]) => (fault: string): string => {
  const about = exchanges.flatMap((one) => one.exchanges).find(({ id }) => fault.startsWith(`${id} `))
  const place = about && placeOf(about)
  return place ? `${place}: ${fault}` : fault
}

/** Compiled without a check: to try what firewalls do to exchanges that are at odds with them. */
export const compilePolicies = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): PolicySet => {
  const version = versionOf(writtenPolicies(exchanges, firewalls))
  const rulings = rulingsByAsker(exchanges, firewalls)
  return {
    version,
    decide: (asking, standing, facts, at) => {
      const known = agencyOf(asking.recipient) === asking.agency ? rulings.get(keyOf(asking)) : undefined
      return decideBy(known, version, asking, standing, facts, at)
    },
    regimeOf,
    controllersFor: (asking) => controllersFor(asking, exchanges),
  }
}

const keyOf = ({ agency, role, purpose }: Pick<Asking, 'agency' | 'role' | 'purpose'>): string =>
  `${agency} ${role} ${purpose}`

/** The canonical JSON (RFC 8785) of all that the lawyers wrote: what is in a document, and the law that is code. */
export const writtenPolicies = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): string =>
  canonicalize({
    exchanges, firewalls, purposes: PURPOSE_LAW, legalBases: LEGAL_BASES, secrecy: SECRECY_LIFTED_BY,
    actionPlans: ACTION_PLANS, permissions: PERMISSIONS, governance: GOVERNANCE, stages: FOLLOWED_BY,
  }) ?? ''

/** The name of a version: SHA-256, in hexadecimal, over what is written. */
export const versionOf = (written: string): string => createHash('sha256').update(written).digest('hex')

/** Every asker that can be named, also those that no exchange mentions: their refusals name the firewall too. */
const rulingsByAsker = (
  exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[],
): ReadonlyMap<string, RulingsByFact> => {
  const compile = rememberAlike(firewalls)
  return new Map(AGENCIES.flatMap((agency) => PURPOSES.flatMap((purpose) => {
    const nothingGranted = compile(agency, purpose, [])
    return ROLES.map((role) => {
      const grants = grantsFor(agency, role, purpose, exchanges)
      const rulings = grants.length === 0 ? nothingGranted : compile(agency, purpose, grants)
      return [keyOf({ agency, role, purpose }), rulings] as const
    })
  })))
}

/** Askers under the same rules share one table. */
const rememberAlike = (firewalls: readonly Firewall[]) => {
  const alike = new Map<string, RulingsByFact>()
  return (agency: Agency, purpose: Purpose, grants: readonly NamedGrant[]): RulingsByFact => {
    const rules = rulesFor(agency, purpose, grants, firewalls)
    const signature = JSON.stringify(rules)
    const refusing = (fact: Fact): Firewall | undefined => firewallTold(fact, { agency, purpose }, firewalls)
    const rulings = alike.get(signature) ?? rulingsUnder(rules, grants, refusing)
    alike.set(signature, rulings)
    return rulings
  }
}

const rulingsUnder = (
  rules: readonly Rule[], grants: readonly NamedGrant[], refusing: (fact: Fact) => Firewall | undefined,
): RulingsByFact =>
  new Map([...decisionTableOf(abilityOf(rules), rules, FACTS)].map(([id, table]) =>
    [id, rulingsOf(table, grants.filter(gives(table.fact)), refusing(table.fact))]))

const controllersFor = (asking: Asking, exchanges: readonly PurposeExchanges[]): readonly Controller[] =>
  [...new Set(grantsFor(asking.agency, asking.role, asking.purpose, exchanges).map(({ grant }) => grant.controller))]

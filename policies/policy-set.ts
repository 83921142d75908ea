import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { agencyOf, type Controller } from '../schema/agency.ts'
import { ACTION_PLANS } from './action-plans.ts'
import { grantsFor } from './compile.ts'
import { contradictionsOf } from './contradictions.ts'
import { decideBy } from './decide.ts'
import type { Asking, PolicySet } from './decision.ts'
import { placeOf, type PurposeExchanges } from './exchange.ts'
import { EXCHANGES } from './exchanges.ts'
import type { Firewall } from './firewall.ts'
import { FIREWALLS } from './firewalls.ts'
import { GOVERNANCE } from './governance.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import { LEGAL_BASES } from './legal-bases.ts'
import { faultsOf } from './lint.ts'
import { PERMISSIONS } from './permissions.ts'
import { PURPOSE_LAW, regimeOf } from './purposes.ts'
import { rulingsByAsker } from './rulings-by-asker.ts'
import { SECRECY_LIFTED_BY } from './secrecy.ts'
import { FOLLOWED_BY } from './stages.ts'

/**
 * The whole set, checked and compiled. @throws with every fault that the linter finds, and what is at odds.
 * @throws {TooManySituations}
 */
export const policySetOf = function* (
  exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[],
): InSteps<PolicySet> {
  const faults = [...faultsOf(exchanges, firewalls), ...contradictionsOf(exchanges, firewalls)]
  if (faults.length > 0) throw new Error(`the policies are not in order: ${faults.map(inPlace(exchanges)).join('; ')}`)
  return yield* compiled(exchanges, firewalls)
}

/** The same, at a stretch. */
export const createPolicySet = (
  exchanges: readonly PurposeExchanges[] = EXCHANGES, firewalls: readonly Firewall[] = FIREWALLS,
): PolicySet => atOnce(policySetOf(exchanges, firewalls))

/** A fault begins with the id that it is about: before it come the file and line of that exchange, where they are known. */
const inPlace = (exchanges: readonly PurposeExchanges[]) => (fault: string): string => {
  const about = exchanges.flatMap((one) => one.exchanges).find(({ id }) => fault.startsWith(`${id} `))
  const place = about && placeOf(about)
  return place ? `${place}: ${fault}` : fault
}

/** Compiled without a check: to try what firewalls do to exchanges that are at odds with them. */
export const compilePolicies = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): PolicySet =>
  atOnce(compiled(exchanges, firewalls))

const compiled = function* (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): InSteps<PolicySet> {
  const version = versionOf(writtenPolicies(exchanges, firewalls))
  const rulingsFor = yield* rulingsByAsker(exchanges, firewalls)
  return {
    version,
    decide: (asking, standing, facts, at) => {
      const known = agencyOf(asking.recipient) === asking.agency ? rulingsFor(asking) : undefined
      return decideBy(known, version, asking, standing, facts, at)
    },
    regimeOf,
    controllersFor: (asking) => controllersFor(asking, exchanges),
  }
}

/** The canonical JSON (RFC 8785) of all that the lawyers wrote: what is in a document, and the law that is code. */
export const writtenPolicies = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): string =>
  canonicalize({
    exchanges, firewalls, purposes: PURPOSE_LAW, legalBases: LEGAL_BASES, secrecy: SECRECY_LIFTED_BY,
    actionPlans: ACTION_PLANS, permissions: PERMISSIONS, governance: GOVERNANCE, stages: FOLLOWED_BY,
  }) ?? ''

/** The name of a version: SHA-256, in hexadecimal, over what is written. */
export const versionOf = (written: string): string => createHash('sha256').update(written).digest('hex')

const controllersFor = (asking: Asking, exchanges: readonly PurposeExchanges[]): readonly Controller[] =>
  [...new Set(grantsFor(asking.agency, asking.role, asking.purpose, exchanges).map(({ grant }) => grant.controller))]

import type { Purpose } from '../schema/purpose.ts'
import type { Grant, PurposeExchanges } from './exchange.ts'
import type { Firewall, Forbidding } from './firewall.ts'

/**
 * Exchanges at odds with the firewalls, in words for those who write them: one of which a firewall leaves nothing in any
 * case, and one that gives without consent what a firewall gives with consent only (it would rest on no record, F8).
 */
export const contradictionsOf = (
  exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[],
): readonly string[] =>
  exchanges.flatMap(({ purpose, exchanges: rows }) => rows.flatMap(({ id, grants }) => [
    ...(grants.length > 0 && grants.every((grant) => isForbiddenWhole(grant, purpose, firewalls))
      ? [`${id} gives nothing: ${[...new Set(grants.flatMap((grant) => forbidding(grant, purpose, firewalls)))].join(', ')} `
        + 'forbids all of it to whom it names, in every case'] : []),
    ...grants.flatMap((grant) => unconsented(grant, purpose, firewalls).map(([firewall, fact]) =>
      `${id} gives \`${fact}\` to ${grant.recipient.agency} without consent, which ${firewall} requires`)),
  ]))

const factsOf = ({ controller, facts }: Grant): readonly string[] => facts.map((path) => `${controller}.${path}`)

/** The firewalls with a prohibition that `holds`, of the fact to the grant's recipient for the purpose. */
const firewallsOn = (
  fact: string, grant: Grant, purpose: Purpose, firewalls: readonly Firewall[], holds: (one: Forbidding) => boolean,
): readonly string[] => firewalls
  .filter(({ forbids }) => forbids.some((one) => holds(one)
    && one.recipients.includes(grant.recipient.agency) && one.purposes.includes(purpose) && one.facts.includes(fact)))
  .map(({ id }) => id)

const always = ({ when }: Forbidding): boolean => when === undefined

const whileNotConsented = ({ when }: Forbidding): boolean =>
  when?.consent?.includes('absent') === true && Object.keys(when).length === 1

const isForbiddenWhole = (grant: Grant, purpose: Purpose, firewalls: readonly Firewall[]): boolean =>
  factsOf(grant).every((fact) => firewallsOn(fact, grant, purpose, firewalls, always).length > 0)

const forbidding = (grant: Grant, purpose: Purpose, firewalls: readonly Firewall[]): readonly string[] =>
  factsOf(grant).flatMap((fact) => firewallsOn(fact, grant, purpose, firewalls, always))

/** Firewall and fact. */
const unconsented = (
  grant: Grant, purpose: Purpose, firewalls: readonly Firewall[],
): readonly (readonly [string, string])[] =>
  (grant.consent !== 'none' ? [] : factsOf(grant).flatMap((fact) =>
    firewallsOn(fact, grant, purpose, firewalls, whileNotConsented).map((firewall) => [firewall, fact] as const)))

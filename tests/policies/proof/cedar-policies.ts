import type { Agency } from '../../../schema/agency.ts'
import { FACTS } from '../../../schema/facts.ts'
import type { Purpose } from '../../../schema/purpose.ts'
import type { Condition } from '../../../policies/attributes.ts'
import type { ConsentNeed, PurposeExchanges } from '../../../policies/exchange.ts'
import type { Firewall } from '../../../policies/firewall.ts'

/**
 * The exchanges and firewalls about one agency and purpose in the words of Cedar (docs.cedarpolicy.com): each grant a
 * `permit`, each prohibition a `forbid`. What of a case they ask about stands in the context, the role too.
 */
export const cedarPoliciesFor = (
  agency: Agency, purpose: Purpose, exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[],
): readonly string[] => [
  ...exchanges.filter((one) => one.purpose === purpose)
    .flatMap((one) => one.exchanges.flatMap(({ grants }) => grants))
    .filter(({ recipient }) => recipient.agency === agency)
    .map(({ recipient, controller, facts, when, consent }) => policy('permit', agency, purpose, [
      isOneOf('context.role', recipient.roles),
      ...conditions(when ?? {}),
      ...ENOUGH[consent],
      isAbout(facts.map((path) => `${controller}.${path}`)),
    ])),
  ...firewalls.flatMap(({ forbids }) => forbids)
    .filter(({ recipients, purposes }) => recipients.includes(agency) && purposes.includes(purpose))
    .map(({ facts, when }) => policy('forbid', agency, purpose, [...conditions(when ?? {}), isAbout(facts)])),
]

/** The attributes of the context that a policy asks about. */
export const askedAbout = (policies: readonly string[]): readonly string[] =>
  [...new Set(policies.flatMap((text) => [...text.matchAll(/context\.(\w+)/g)].map(([, name]) => name ?? '')))]

/** Whether a policy can be about the fact at all. */
export const mentions = (policyText: string, fact: string): boolean =>
  !policyText.includes('.contains(resource)') || policyText.includes(`Fact::${JSON.stringify(fact)}`)

const ENOUGH: Readonly<Record<ConsentNeed, readonly string[]>> = {
  none: [],
  required: ['context.consent != "absent"'],
  inWriting: ['context.consent == "inWriting"'],
}

const policy = (effect: 'permit' | 'forbid', agency: Agency, purpose: Purpose, when: readonly string[]): string => {
  const scope = `principal == Agency::${JSON.stringify(agency)}, action == Action::${JSON.stringify(purpose)}, resource`
  return `${effect} (${scope}) when { ${when.join(' && ')} };`
}

const conditions = (when: Condition): readonly string[] =>
  Object.entries(when).map(([attribute, values]) => isOneOf(`context.${attribute}`, values))

const isOneOf = (what: string, values: readonly (string | boolean)[]): string => `${JSON.stringify(values)}.contains(${what})`

const isAbout = (facts: readonly string[]): string => {
  if (facts.length === FACTS.length) return 'true'
  return `[${facts.map((fact) => `Fact::${JSON.stringify(fact)}`).join(', ')}].contains(resource)`
}

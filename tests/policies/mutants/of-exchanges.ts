import { AGENCIES } from '../../../schema/agency.ts'
import { FACTS } from '../../../schema/facts.ts'
import { ROLES } from '../../../schema/role.ts'
import { ATTRIBUTES, type Attribute } from '../../../policies/attributes.ts'
import type { ConsentNeed, Grant } from '../../../policies/exchange.ts'
import { EXCHANGES } from '../../../policies/exchanges.ts'
import { FIREWALLS } from '../../../policies/firewalls.ts'
import { without, withAt, type Mutant } from './mutant.ts'

interface Change {
  readonly kind: string
  readonly words: string
  readonly grants: readonly Grant[]
}

/** Every exchange, with each of its grants broken in every single way. */
export const mutantsOfExchanges = (): readonly Mutant[] => EXCHANGES.flatMap((one, atPurpose) =>
  one.exchanges.flatMap(({ id, grants }, atExchange) => grants.flatMap((grant, atGrant) =>
    changesOf(grant).map(({ kind, words, grants: changed }): Mutant => {
      const left = [...without(grants, atGrant), ...changed]
      const exchanges = left.length > 0
        ? withAt(one.exchanges, atExchange, { id, grants: left })
        : without(one.exchanges, atExchange)
      const concerned = [grant, ...changed]
      return {
        kind,
        words: `${id} ${grant.controller} to ${grant.recipient.agency}: ${words}`,
        exchanges: withAt(EXCHANGES, atPurpose, { ...one, exchanges }),
        firewalls: FIREWALLS,
        where: {
          agencies: [...new Set(concerned.map(({ recipient }) => recipient.agency))],
          purposes: [one.purpose],
          facts: [...new Set(concerned.flatMap(({ controller, facts }) => facts.map((path) => `${controller}.${path}`)))],
        },
      }
    }))))

const changesOf = (grant: Grant): readonly Change[] => {
  const { recipient, controller, facts, consent } = grant
  const others = FACTS.filter((fact) => fact.controller === controller && !facts.includes(fact.path)).map(({ path }) => path)
  const change = (kind: string, words: string, differing: Partial<Grant>): Change =>
    ({ kind, words, grants: [{ ...grant, ...differing }] })
  return [
    { kind: 'drop a grant', words: 'is dropped', grants: [] },
    ...facts.flatMap((path, place) => (facts.length > 1
      ? [change('drop a fact', `without ${path}`, { facts: without(facts, place) })] : [])),
    ...others.map((path) => change('add a fact', `with ${path} too`, { facts: [...facts, path] })),
    ...ROLES.filter((role) => !recipient.roles.includes(role)).map((role) =>
      change('widen a role', `also as ${role}`, { recipient: { ...recipient, roles: [...recipient.roles, role] } })),
    ...recipient.roles.filter(() => recipient.roles.length > 1).map((role, place) =>
      change('narrow a role', `not as ${role}`, { recipient: { ...recipient, roles: without(recipient.roles, place) } })),
    ...AGENCIES.filter((agency) => agency !== recipient.agency).map((agency) =>
      change('another recipient', `to ${agency} instead`, { recipient: { ...recipient, agency } })),
    ...(['none', 'required', 'inWriting'] satisfies ConsentNeed[]).filter((need) => need !== consent).map((need) =>
      change('flip a consent', `consent ${need} instead of ${consent}`, { consent: need })),
    ...changesOfConditions(grant),
  ]
}

type When = NonNullable<Grant['when']>

const changesOfConditions = (grant: Grant): readonly Change[] =>
  Object.entries(grant.when ?? {}).flatMap(([attribute, values]: [string, readonly unknown[]]) => {
    const { [attribute as keyof When]: _dropped, ...rest } = grant.when ?? {}
    const change = (kind: string, words: string, when: object): Change =>
      ({ kind, words, grants: [{ ...grant, when: when as When }] })
    const asked = (changed: readonly unknown[]): object => ({ ...grant.when, [attribute]: changed })
    const known: readonly unknown[] = ATTRIBUTES[attribute as Attribute]
    return [
      change('drop a condition', `whatever the ${attribute}`, rest),
      ...known.filter((value) => !values.includes(value)).flatMap((value) => (values.length + 1 < known.length
        ? [change('widen a condition', `${attribute} ${String(value)} too`, asked([...values, value]))] : [])),
      ...values.flatMap((value, place) => (values.length > 1
        ? [change('narrow a condition', `not for ${attribute} ${String(value)}`, asked(without(values, place)))] : [])),
    ]
  })

import { AGENCIES, CONTROLLERS } from '../schema/agency.ts'
import { FACTS } from '../schema/facts.ts'
import { PURPOSES } from '../schema/purpose.ts'
import { ROLES } from '../schema/role.ts'
import { ATTRIBUTES } from './attributes.ts'
import type { Grant, PurposeExchanges } from './exchange.ts'
import type { Firewall, Forbidding } from './firewall.ts'

const FACT_IDS = FACTS.map((fact) => fact.id)

/** What is wrong with the policies, in words for those who write them. With any fault they do not load. */
export const faultsOf = (exchanges: readonly PurposeExchanges[], firewalls: readonly Firewall[]): readonly string[] => [
  ...exchanges.flatMap(({ purpose }) => unknown('purpose', [purpose], PURPOSES)),
  ...exchanges.flatMap((one) => one.exchanges).flatMap(({ id, grants }) =>
    of(id, [
      ...misnamed(id, /^X\d\d$/, 'X and two digits'), ...grants.flatMap(faultsOfGrant),
      ...(grants.length === 0 ? ['permits nothing'] : []),
    ])),
  ...firewalls.flatMap(({ id, source, says, forbids }) =>
    of(id, [
      ...misnamed(id, /^F\d\d?$/, 'F and one digit or two'), ...blank('source', source),
      ...blank('sentence', says.da), ...blank('sentence in English', says.en), ...forbids.flatMap(faultsOfForbidding),
    ])),
  ...repeated(exchanges.flatMap((one) => one.exchanges.map(({ id }) => id))),
  ...repeated(firewalls.map(({ id }) => id)),
]

const of = (id: string, faults: readonly string[]): readonly string[] => faults.map((fault) => `${id} ${fault}`)

const faultsOfGrant = (grant: Grant): readonly string[] => [
  ...blank('source', grant.source),
  ...unknown('agency', [grant.recipient.agency], AGENCIES),
  ...unknown('controller', [grant.controller], CONTROLLERS),
  ...empty('roles', grant.recipient.roles),
  ...unknown('role', grant.recipient.roles, ROLES),
  ...empty('facts', grant.facts),
  ...unknown('fact', grant.facts.map((path) => `${grant.controller}.${path}`), FACT_IDS),
  ...unknown('consent', [grant.consent], ['none', 'required', 'inWriting']),
  ...faultsOfCondition(grant.when ?? {}, ['residence', 'stage', 'minor', 'vulnerable', 'reintegrationReporting']),
]

const faultsOfForbidding = (forbidding: Forbidding): readonly string[] => [
  ...empty('recipients', forbidding.recipients),
  ...unknown('agency', forbidding.recipients, AGENCIES),
  ...empty('purposes', forbidding.purposes),
  ...unknown('purpose', forbidding.purposes, PURPOSES),
  ...empty('facts', forbidding.facts),
  ...unknown('fact', forbidding.facts, FACT_IDS),
  ...faultsOfCondition(forbidding.when ?? {}, Object.keys(ATTRIBUTES)),
]

const faultsOfCondition = (condition: object, attributes: readonly string[]): readonly string[] =>
  Object.entries(condition).flatMap(([attribute, values]: [string, unknown]) => {
    if (!attributes.includes(attribute)) return [`asks about an unknown attribute \`${attribute}\``]
    if (!Array.isArray(values)) return [`does not list the values of \`${attribute}\``]
    const known: readonly unknown[] = ATTRIBUTES[attribute as keyof typeof ATTRIBUTES]
    return [...empty(`values of \`${attribute}\``, values), ...unknown(`value of \`${attribute}\``, values, known)]
  })

/** Every name is compared with the contract's own: a wildcard, `all` or `manage` is not among them. */
const unknown = (what: string, names: readonly unknown[], known: readonly unknown[]): readonly string[] =>
  names.filter((name) => !known.includes(name)).map((name) => `names an unknown ${what} \`${String(name)}\``)

const empty = (what: string, list: readonly unknown[]): readonly string[] => (list.length === 0 ? [`has no ${what}`] : [])

/** Ids are kept short, and told apart from each other and from `default`: they stand in the trail. */
const misnamed = (id: string, shape: RegExp, words: string): readonly string[] =>
  (shape.test(id) ? [] : [`is not named ${words}`])

const blank = (what: string, text: string): readonly string[] => (text.trim() === '' ? [`has no ${what}`] : [])

const repeated = (ids: readonly string[]): readonly string[] =>
  [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${id} stands twice`)

import { ATTRIBUTES, type Attribute, type Condition } from '../../policies/attributes.ts'
import type { Grant } from '../../policies/exchange.ts'
import { OWN_DOCUMENT } from '../../policies/policy-document.ts'
import type { PolicyRules } from '../../policies/policy-data.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { fc } from '../properties.ts'

const ASKED_OF_GRANTS = ['residence', 'stage', 'minor', 'vulnerable', 'reintegrationReporting'] as const satisfies readonly Attribute[]
const ASKED_OF_FIREWALLS = [...ASKED_OF_GRANTS, 'linked', 'closed', 'consent'] as const satisfies readonly Attribute[]

const conditionOn = (names: readonly Attribute[]): fc.Arbitrary<Condition> =>
  fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }).chain((some) => fc.record(Object.fromEntries(
    some.map((name) => [name, fc.subarray<unknown>([...ATTRIBUTES[name]], { minLength: 1 })])))) as fc.Arbitrary<Condition>

/** A grant of the own policies, where it stands. */
export interface Placed {
  readonly purpose: Purpose
  readonly exchange: string
  readonly grant: Grant
}

const GRANTS: readonly Placed[] = OWN_DOCUMENT.exchanges.flatMap(({ purpose, exchanges }) =>
  exchanges.flatMap(({ id, grants }) => grants.map((grant) => ({ purpose, exchange: id, grant }))))

const consent = fc.constantFrom<Grant['consent']>('none', 'required', 'inWriting')
const when = fc.option(conditionOn(ASKED_OF_GRANTS), { nil: undefined })

type Change = (rules: PolicyRules) => PolicyRules

/** The grants of one exchange made others. */
const within = ({ purpose, exchange }: Placed, change: (grants: readonly Grant[]) => readonly Grant[]): Change => (rules) => ({
  ...rules,
  exchanges: rules.exchanges.map((one) => (one.purpose !== purpose ? one : {
    ...one, exchanges: one.exchanges.map((row) => (row.id === exchange ? { ...row, grants: change(row.grants) } : row)),
  })),
})

const written = (grant: Grant, asks: Pick<Grant, 'consent'> & { readonly when: Condition | undefined }, source: string): Grant => {
  const { when: _, ...rest } = grant
  return { ...rest, source, consent: asks.consent, ...(asks.when && { when: asks.when }) } as Grant
}

const changeOf = (at: Placed, number: number): fc.Arbitrary<Change> => fc.oneof(
  fc.record({ consent, when }).map((asks) => within(at, (grants) => grants.map((one) => (one === at.grant ? written(one, asks, 'rewritten') : one)))),
  fc.record({ consent, when }).map((asks) => within(at, (grants) => [...grants, written(at.grant, asks, 'one more arrow')])),
  fc.record({ consent, when }).map((asks): Change => (rules) => ({
    ...rules,
    exchanges: [...rules.exchanges, { purpose: at.purpose, exchanges: [{ id: `X${50 + number}`, grants: [written(at.grant, asks, 'one more exchange')] }] }],
  })),
  fc.record({ when: conditionOn(ASKED_OF_FIREWALLS), into: fc.constantFrom('F2', `F${50 + number}`) }).map(({ when: asked, into }): Change => (rules) => {
    const forbidding = {
      recipients: [at.grant.recipient.agency], purposes: [at.purpose], facts: at.grant.facts.map((path) => `${at.grant.controller}.${path}`), when: asked,
    }
    return rules.firewalls.some(({ id }) => id === into)
      ? { ...rules, firewalls: rules.firewalls.map((one) => (one.id === into ? { ...one, forbids: [...one.forbids, forbidding] } : one)) }
      : { ...rules, firewalls: [...rules.firewalls, { id: into, says: { da: 'Ny.', en: 'New.' }, source: 'new', forbids: [forbidding] }] }
  }),
)

/** Policies that someone could propose: the own with up to three grants asked for otherwise, added, or newly forbidden; and which. */
export const changedPolicies: fc.Arbitrary<{ readonly rules: PolicyRules; readonly touched: readonly Placed[] }> =
  fc.uniqueArray(fc.constantFrom(...GRANTS), { minLength: 1, maxLength: 3 }).chain((touched) =>
    fc.tuple(...touched.map(changeOf)).map((changes) =>
      ({ touched, rules: changes.reduce<PolicyRules>((rules, change) => change(rules), OWN_DOCUMENT) })))

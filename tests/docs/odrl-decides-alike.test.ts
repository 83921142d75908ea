import { expect, test } from 'vitest'
import { ATTRIBUTES, type Situation } from '../../policies/attributes.ts'
import { grantsFor, rulesFor } from '../../policies/compile.ts'
import { createDecisionTables, type FactTable } from '../../policies/decision-table.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { atOnce } from '../../policies/in-steps.ts'
import { verdictIn } from '../../policies/verdicts.ts'
import { AGENCIES } from '../../schema/agency.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import { fc } from '../properties.ts'
import { isPermitted, type Question } from './odrl-reader.ts'

const situation = fc.record(Object.fromEntries(
  Object.entries(ATTRIBUTES).map(([name, values]) => [name, fc.constantFrom<unknown>(...values)]))) as fc.Arbitrary<Situation>

const GRANTED = EXCHANGES.flatMap(({ purpose, exchanges }) => exchanges.flatMap(({ grants }) => grants.flatMap(
  ({ recipient: { agency, roles }, controller, facts }) => roles.flatMap((role) =>
    facts.map((path) => ({ agency, role, purpose, fact: factNamed(`${controller}.${path}`) }))))))

const question = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...GRANTED) },
  { weight: 1, arbitrary: fc.record({
    agency: fc.constantFrom(...AGENCIES), role: fc.constantFrom(...ROLES), purpose: fc.constantFrom(...PURPOSES),
    fact: fc.constantFrom(...FACTS),
  }) },
).chain((one) => situation.map((situation): Question => ({ ...one, situation })))

const tableUnder = createDecisionTables()
const tables = new Map<string, FactTable | undefined>()

const isPermittedByUs = ({ agency, role, purpose, fact, situation }: Question): boolean => {
  const key = [agency, role, purpose, fact.id].join(' ')
  if (!tables.has(key))
    tables.set(key, atOnce(tableUnder(rulesFor(agency, purpose, grantsFor(agency, role, purpose, EXCHANGES), FIREWALLS), [fact])).get(fact.id))
  const table = tables.get(key)
  return table !== undefined && verdictIn(table, situation).permitted
}

test('a machine that reads `docs/policies.jsonld` alone gives a recipient what Samsyn gives, and nothing else', () => {
  let permitted = 0
  fc.assert(fc.property(question, (one) => {
    const ours = isPermittedByUs(one)
    permitted += Number(ours)
    expect(isPermitted(one)).toBe(ours)
  }), { numRuns: 10_000 })
  expect(permitted).toBeGreaterThan(200)
})

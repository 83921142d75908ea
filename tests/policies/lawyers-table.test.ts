import { describe, expect, test } from 'vitest'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { factNamed } from '../../schema/facts.ts'
import { inTheWordsOfTheTable, readLawyersTable } from './lawyers-table.ts'

const policies = createPolicySet()
const lines = readLawyersTable()

describe('the lawyers\' table', () => {
  test.each(lines.map((line) => [line.words, line] as const))('%s', (_words, { asking, standing, facts, at, expected }) => {
    expect(inTheWordsOfTheTable(policies.decide(asking, standing, facts.map(factNamed), at))).toBe(expected)
  })

  test('has a hundred and twenty lines or more', () => {
    expect(lines.length).toBeGreaterThanOrEqual(120)
  })

  test.each(EXCHANGES.flatMap(({ purpose, exchanges }) => exchanges.map((one) => [one.id, purpose, one] as const)))(
    '%s gives something to someone for %s, and refuses the same to another or on another day', (id, purpose, { grants }) => {
      const facts = grants.flatMap((grant) => grant.facts.map((path) => `${grant.controller}.${path}`))
      const about = lines.filter((line) => line.asking.purpose === purpose && line.facts.some((fact) => facts.includes(fact)))
      expect(about.filter((line) => line.expected.includes(`permit ${id}`))).not.toEqual([])
      expect(about.filter((line) => line.expected.startsWith('deny'))).not.toEqual([])
    })

  test.each(FIREWALLS.filter(({ forbids }) => forbids.length > 0).map(({ id }) => id))('%s refuses someone something', (id) => {
    expect(lines.filter((line) => line.expected.includes(`deny ${id} `))).not.toEqual([])
  })
})

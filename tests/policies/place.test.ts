import { expect, test } from 'vitest'
import { placeOf } from '../../policies/exchange.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import type { Firewall } from '../../policies/firewall.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { FACTS } from '../../schema/facts.ts'
import { whereItStands } from './where-it-stands.ts'

test.each(EXCHANGES.flatMap(({ exchanges }) => exchanges).map((written) => [written.id, written] as const))(
  '%s knows the file and line that it is written in', (id, written) => {
    expect(placeOf(written)).toBe(whereItStands(id))
  })

test('policies that a firewall contradicts do not start, and the sentence says in which file and line', () => {
  const [first] = FIREWALLS
  const everything: Firewall = {
    ...first as Firewall, id: 'F99',
    forbids: [{ recipients: ['NUC'], purposes: ['DEPARTURE'], facts: FACTS.map(({ id }) => id) }],
  }
  expect(() => createPolicySet(EXCHANGES, [...FIREWALLS, everything]))
    .toThrow(/^the policies are not in order: policies\/exchanges\/departure\.ts:\d+: X25 gives nothing: F99 forbids/)
})

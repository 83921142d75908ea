import { describe, expect, test } from 'vitest'
import { contradictionsOf } from '../../policies/contradictions.ts'
import { exchange, purpose, type Grant } from '../../policies/exchange.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import type { Firewall } from '../../policies/firewall.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { faultsOf } from '../../policies/lint.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { whereItStands, withItsPlace } from './where-it-stands.ts'

const GOOD: Grant = {
  recipient: { agency: 'UDLST', roles: ['caseworker'] }, controller: 'NEC', facts: ['witnessRole'],
  when: { stage: ['reflection'] }, consent: 'none', source: 'SR09 §3',
}

/** A grant that the types would not let through, as a careless edit would leave it. */
const bad = (differing: object): Grant => ({ ...GOOD, ...differing } as Grant)

const faultsOfGrant = (grant: Grant): readonly string[] => faultsOf([purpose('RESIDENCE_DECISION', [exchange('X99', grant)])], [])

const GOOD_FIREWALL: Firewall = {
  id: 'F99', says: { da: 'Ingen får noget.', en: 'Nobody gets anything.' }, source: 'HP19',
  forbids: [{ recipients: ['SKAT'], purposes: ['ASSISTANCE'], facts: ['CMM.name'], when: { closed: [true] } }],
}

describe('the linter', () => {
  test('finds nothing wrong with the policies in force, nor with the good example', () => {
    expect(faultsOf(EXCHANGES, FIREWALLS).map(withItsPlace)).toEqual([])
    expect(faultsOfGrant(GOOD)).toEqual([])
    expect(faultsOf([], [GOOD_FIREWALL])).toEqual([])
  })

  test.each([
    ['no source', { source: ' ' }, 'X99 has no source'],
    ['an unknown fact', { facts: ['witnesRole'] }, 'X99 names an unknown fact `NEC.witnesRole`'],
    ['a branch for its leaves', { controller: 'CMM', facts: ['needs'] }, 'X99 names an unknown fact `CMM.needs`'],
    ['a wildcard', { facts: ['*'] }, 'X99 names an unknown fact `NEC.*`'],
    ['a wildcard below a branch', { controller: 'CMM', facts: ['needs.**'] }, 'X99 names an unknown fact `CMM.needs.**`'],
    ['`all` for the facts', { facts: ['all'] }, 'X99 names an unknown fact `NEC.all`'],
    ['no facts', { facts: [] }, 'X99 has no facts'],
    ['an unknown controller', { controller: 'MOSSAD' }, 'X99 names an unknown controller `MOSSAD`'],
    ['an unknown agency', { recipient: { agency: 'all', roles: ['caseworker'] } }, 'X99 names an unknown agency `all`'],
    ['an unknown role', { recipient: { agency: 'UDLST', roles: ['manage'] } }, 'X99 names an unknown role `manage`'],
    ['no roles', { recipient: { agency: 'UDLST', roles: [] } }, 'X99 has no roles'],
    ['an unknown need of consent', { consent: 'perhaps' }, 'X99 names an unknown consent `perhaps`'],
    ['an unknown attribute', { when: { willingToTestify: [true] } }, 'X99 asks about an unknown attribute `willingToTestify`'],
    ['the link, which is F7\'s', { when: { linked: [true] } }, 'X99 asks about an unknown attribute `linked`'],
    ['an operator for a list', { when: { stage: { $ne: 'closed' } } }, 'X99 does not list the values of `stage`'],
    ['an unknown value', { when: { stage: ['reflexion'] } }, 'X99 names an unknown value of `stage` `reflexion`'],
    ['an empty list of values', { when: { stage: [] } }, 'X99 has no values of `stage`'],
  ])('refuses an exchange with %s', (_what, differing, fault) => {
    expect(faultsOfGrant(bad(differing))).toContain(fault)
  })

  test.each(['X', 'X100', 'x99', 'F99', 'default', 'X99 '])('refuses an exchange that is named `%s`', (id) => {
    expect(faultsOf([purpose('RESIDENCE_DECISION', [exchange(id, GOOD)])], [])).toEqual([`${id} is not named X and two digits`])
  })

  test.each(['F', 'F100', 'X99', 'default'])('refuses a firewall that is named `%s`', (id) => {
    expect(faultsOf([], [{ ...GOOD_FIREWALL, id }])).toEqual([`${id} is not named F and one digit or two`])
  })

  test('refuses an unknown purpose, an exchange that permits nothing, and two exchanges of one id', () => {
    expect(faultsOf([purpose('CURIOSITY' as 'ASSISTANCE', [])], [])).toEqual(['names an unknown purpose `CURIOSITY`'])
    expect(faultsOf([purpose('ASSISTANCE', [exchange('X99')])], [])).toEqual(['X99 permits nothing'])
    const twice = [purpose('ASSISTANCE', [exchange('X99', GOOD)]), purpose('DEPARTURE', [exchange('X99', GOOD)])]
    expect(faultsOf(twice, [])).toEqual(['X99 stands twice'])
  })

  const forbids = (differing: object): object =>
    ({ forbids: [{ recipients: ['SKAT'], purposes: ['ASSISTANCE'], facts: ['CMM.name'], ...differing }] })

  test.each([
    ['no source', { source: '' }, 'F99 has no source'],
    ['no sentence', { says: { da: '', en: 'Nobody.' } }, 'F99 has no sentence'],
    ['no sentence in English', { says: { da: 'Ingen.', en: '' } }, 'F99 has no sentence in English'],
    ['an unknown fact', forbids({ facts: ['CMM.nmae'] }), 'F99 names an unknown fact `CMM.nmae`'],
    ['no recipients', forbids({ recipients: [] }), 'F99 has no recipients'],
    ['an unknown attribute', forbids({ when: { mood: ['bad'] } }), 'F99 asks about an unknown attribute `mood`'],
  ])('refuses a firewall with %s', (_what, differing, fault) => {
    expect(faultsOf([], [{ ...GOOD_FIREWALL, ...differing } as Firewall])).toContain(fault)
  })

  test('keeps policies that are not in order from being loaded', () => {
    const careless = [purpose('RESIDENCE_DECISION', [exchange('X99', bad({ source: '' }), bad({ facts: [] }))])]
    expect(() => createPolicySet(careless)).toThrow('the policies are not in order: X99 has no source; X99 has no facts')
  })
})

describe('policies at odds with a firewall', () => {
  const contradictions = (name: 'ASSISTANCE' | 'INVESTIGATION' | 'KNOWLEDGE', ...grants: Grant[]): readonly string[] =>
    contradictionsOf([purpose(name, [exchange('X99', ...grants)])], FIREWALLS)
  const health = bad({ controller: 'CMM', facts: ['healthNeeds'], recipient: { agency: 'KOM', roles: ['caseworker'] } })

  test('are not the policies in force, nor the good example', () => {
    expect(contradictionsOf(EXCHANGES, FIREWALLS)).toEqual([])
    expect(contradictions('ASSISTANCE', GOOD)).toEqual([])
  })

  test('are an exchange of which a firewall leaves nothing', () => {
    expect(contradictions('ASSISTANCE', health))
      .toEqual(['X99 gives nothing: F3 forbids all of it to whom it names, in every case'])
    expect(contradictions('KNOWLEDGE', health))
      .toEqual(['X99 gives nothing: F3, F11 forbids all of it to whom it names, in every case'])
    expect(contradictions('ASSISTANCE', health, GOOD)).toEqual([])
  })

  test('are an exchange that gives the police without consent what a helper knows', () => {
    const indicators = bad({ controller: 'CMM', facts: ['indicators'], recipient: { agency: 'NEC', roles: ['investigator'] } })
    expect(contradictions('INVESTIGATION', indicators))
      .toEqual(['X99 gives `CMM.indicators` to NEC without consent, which F1 requires'])
    expect(contradictions('INVESTIGATION', { ...indicators, consent: 'required' })).toEqual([])
  })

  test('are not loaded', () => {
    expect(() => createPolicySet([purpose('ASSISTANCE', [exchange('X99', health)])])).toThrow('X99 gives nothing: F3')
  })
})

describe('a fault', () => {
  test('is told with the file and the line where the exchange or the firewall is written', () => {
    const careless = EXCHANGES.map((one) => ({
      ...one,
      exchanges: one.exchanges.map(({ id, grants }) => ({ id, grants: grants.map((grant) => (id === 'X25' ? { ...grant, source: '' } : grant)) })),
    }))
    expect(faultsOf(careless, FIREWALLS).map(withItsPlace))
      .toEqual([expect.stringMatching(/^policies\/exchanges\/departure\.ts:\d+: X25 has no source$/)])
  })

  test('has a place in every exchange and firewall in force', () => {
    const ids = [...EXCHANGES.flatMap((one) => one.exchanges.map(({ id }) => id)), ...FIREWALLS.map(({ id }) => id)]
    expect(ids.filter((id) => whereItStands(id) === undefined)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { FACTS } from '../../schema/facts.ts'
import { compare, compareDisclosures } from '../../policies/compare.ts'
import { exchange, purpose, type Exchange, type PurposeExchanges } from '../../policies/exchange.ts'
import { atOnce } from '../../policies/in-steps.ts'
import { POLICY_DATA, type PolicyRules } from '../../policies/policy-data.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { sayDifference } from '../../policies/words/difference.ts'
import { aConsent, asking, aStanding, NOW } from './a-case.ts'

const withExchanges = (change: (one: Exchange, purpose: PurposeExchanges) => readonly Exchange[]): PolicyRules => ({
  firewalls: POLICY_DATA.firewalls,
  exchanges: POLICY_DATA.exchanges.map((one) => ({ ...one, exchanges: one.exchanges.flatMap((each) => change(each, one)) })),
})

const differences = (before: PolicyRules, after: PolicyRules) => atOnce(compareDisclosures(before, after))

const without = (id: string): PolicyRules => withExchanges((one) => (one.id === id ? [] : [one]))

describe('two sets of policies are compared', () => {
  test('the same set permits nothing new and refuses nothing new', () => {
    expect(atOnce(compare(POLICY_DATA, JSON.parse(JSON.stringify(POLICY_DATA)) as typeof POLICY_DATA)))
      .toEqual({ disclosures: [], plans: [] })
  })

  test('without X15 the Immigration Service no longer gets just its two facts, in the reflection period', () => {
    const found = differences(POLICY_DATA, without('X15'))
    expect(found.map(({ kind, agency, roles, fact, before, after, when }) => [kind, agency, roles, fact.id, before, after, when]))
      .toEqual(['NEC.witnessRole', 'NEC.hearingDate'].toSorted((a, b) => order(a) - order(b)).map((fact) =>
        ['newlyRefused', 'UDLST', ['caseworker'], fact, 'X15', 'default', [{ linked: [true], closed: [false], stage: ['reflection'] }]]))
  })

  test('the reverse is newly permitted, in the same cases', () => {
    const [there, back] = [differences(POLICY_DATA, without('X15')), differences(without('X15'), POLICY_DATA)]
    expect(back.map(({ kind }) => kind)).toEqual(['newlyPermitted', 'newlyPermitted'])
    expect(back.map(({ fact, when, example }) => [fact.id, when, example]))
      .toEqual(there.map(({ fact, when, example }) => [fact.id, when, example]))
  })

  test('an exchange that a firewall closes permits nothing new', () => {
    const after = { ...POLICY_DATA, exchanges: [...POLICY_DATA.exchanges, purpose('ASSISTANCE', [exchange('X98', {
      recipient: { agency: 'SKAT', roles: ['caseworker'] }, controller: 'CMM', facts: ['needs.language'], consent: 'none',
      source: 'a mistake',
    })])] }
    expect(differences(POLICY_DATA, after)).toEqual([])
  })

  test('a consent that is no longer asked for is seen, and only where there is none', () => {
    const after = withExchanges((one) => (one.id === 'X14'
      ? [{ ...one, grants: one.grants.map((grant) => ({ ...grant, consent: 'none' as const })) }] : [one]))
    const found = differences(POLICY_DATA, after)
    expect(found.map(({ kind, fact, when }) => [kind, fact.id, when])).toEqual([
      ['newlyPermitted', 'CMM.actionPlanStatus', [{ linked: [true], closed: [false], stage: ['reflection'], consent: ['absent'] }]],
      ['newlyPermitted', 'CMM.returnWish', [{ linked: [true], closed: [false], stage: ['reflection'], consent: ['absent'] }]],
    ])
    expect(sayDifference(found[1]!)).toEqual({
      da: 'Udlændingestyrelsen (sagsbehandler) kan nu få »Ønske om hjemrejse« fra Center mod Menneskehandel til formålet '
        + '»Afgørelse om refleksionsperiode og ophold«, når sagens stadie er »refleksionsperiode« og intet samtykke dækker oplysningen. '
        + 'For eksempel når sagens stadie er »refleksionsperiode« og intet samtykke dækker oplysningen. Før: ingen regel tillader det. Nu: X14.',
      en: 'Immigration Service (caseworker) can now get “Wish to return” from Centre against Human Trafficking for '
        + '“Decision on the reflection period and residence”, when the stage of the case is “reflection period” and no consent '
        + 'covers it. For instance when the stage of the case is “reflection period” and no consent covers it. '
        + 'Before: no rule permits it. Now: X14.',
    })
  })

  test('a consent that must now be in writing takes away what rested on a spoken one, and says that one in writing still gives it', () => {
    const after = withExchanges((one) => (one.id === 'X14'
      ? [{ ...one, grants: one.grants.map((grant) => ({ ...grant, consent: 'inWriting' as const })) }] : [one]))
    const [found] = differences(POLICY_DATA, after)
    expect([found?.kind, found?.when]).toEqual(['newlyRefused', [{ linked: [true], closed: [false], stage: ['reflection'], consent: ['spoken'] }]])
    expect(sayDifference(found!).da).toContain('når sagens stadie er »refleksionsperiode« og kun et mundtligt samtykke dækker oplysningen.')
    expect(sayDifference(found!).en).toContain('when the stage of the case is “reflection period” and a merely spoken consent covers it.')
  })

  test('without F7 strangers to a case get just what the decisions, too, then give them', () => {
    const after = { ...POLICY_DATA, firewalls: POLICY_DATA.firewalls.filter(({ id }) => id !== 'F7') }
    const found = differences(POLICY_DATA, after)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ kind, when }) =>
      kind === 'newlyPermitted' && when.every(({ linked }) => JSON.stringify(linked) === '[false]'))).toBe(true)
    const [strict, loose] = [createPolicySet(), createPolicySet(after.exchanges, after.firewalls)]
    for (const { agency, roles, purpose: name, fact, example } of found) {
      const asker = asking(agency, roles[0]!, name)
      const consents = example.consent === undefined || example.consent === 'absent'
        ? [] : [aConsent(agency, name, { categories: [fact.category], form: example.consent })]
      const { consent: _, ...told } = example
      const standing = aStanding({ ...told, consents })
      expect(strict.decide(asker, standing, [fact], NOW).permits, fact.id).toEqual([])
      expect(loose.decide(asker, standing, [fact], NOW).permits, fact.id).toHaveLength(1)
    }
  })
})

const order = (id: string): number => FACTS.findIndex((fact) => fact.id === id)

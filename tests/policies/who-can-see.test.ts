import { describe, expect, test } from 'vitest'
import { isOpen, whoCanSee, type Access } from '../../policies/who-can-see.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { atOnce } from '../../policies/in-steps.ts'
import { POLICY_DATA, type PolicyRules } from '../../policies/policy-data.ts'
import { sayAccess } from '../../policies/words/access.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import { ROLES } from '../../schema/role.ts'
import { aConsent, aStanding, NOW } from './a-case.ts'

const whoSees = (fact: Fact, data?: PolicyRules): readonly Access[] => atOnce(whoCanSee(fact, data))

const LINKED = { linked: [true], closed: [false] }

describe('who can see a fact', () => {
  test('the address of a safe house: the police alone, in danger alone', () => {
    expect(whoSees(factNamed('CMM.safeHouseAddress')).map(({ exchange, agency, purpose, when, consent }) =>
      ({ exchange, agency, purpose, when, consent }))).toEqual([
      { exchange: 'X31', agency: 'NEC', purpose: 'VITAL_INTERESTS', when: [LINKED], consent: 'none' },
    ])
  })

  test('what the tax administration found: the police alone', () => {
    expect(whoSees(factNamed('SKAT.controlFindings')).map(({ exchange, agency }) => [exchange, agency]))
      .toEqual([['X06', 'NEC'], ['X18', 'NEC']])
  })

  test('a municipality, of a lawful resident who is a minor or vulnerable, and has consented', () => {
    const kom = whoSees(factNamed('CMM.representativeName')).filter(({ agency }) => agency === 'KOM')
    const consented = { residence: ['lawful'], consent: ['spoken', 'inWriting'] }
    expect(kom.map(({ when }) => when)).toEqual([
      [{ ...LINKED, ...consented, minor: [true] }], [{ ...LINKED, ...consented, vulnerable: [true] }],
    ])
  })

  test('in a case a municipality sees it by the way that is open, and not by the other of the same exchange', () => {
    const fact = factNamed('CMM.representativeName')
    const kom = whoSees(fact).filter(({ exchange }) => exchange === 'X13')
    const vulnerable = aStanding({ residence: 'lawful', vulnerable: true, consents: [aConsent('KOM-0101', 'ASSISTANCE', { categories: ['representative'] })] })
    expect(kom.map((access) => isOpen(access, fact, 'KOM-0101', vulnerable, NOW))).toEqual([false, true])
  })

  test('nobody, where a firewall closes what an exchange would open', () => {
    const opened = POLICY_DATA.exchanges.map((one) => (one.purpose === 'ASSISTANCE' ? { ...one, exchanges: [{ id: 'X99', grants: [{
      recipient: { agency: 'AT' as const, roles: ['inspector' as const] }, controller: 'CMM' as const, facts: ['healthNeeds'],
      consent: 'none' as const, source: 'a mistake',
    }] }] } : one))
    expect(whoSees(factNamed('CMM.healthNeeds'), { ...POLICY_DATA, exchanges: opened })).toEqual([])
  })

  test('every role that a grant names, save of the decision that X08 gives before X02 and without a consent', () => {
    const granted = EXCHANGES.flatMap(({ exchanges }) => exchanges.flatMap(({ id, grants }) => grants.flatMap((grant) =>
      grant.recipient.roles.flatMap((role) => grant.facts.map((path) => `${id} ${grant.recipient.agency} ${role} ${grant.controller}.${path}`)))))
    const seen = FACTS.flatMap((fact) => whoSees(fact).flatMap(({ exchange, agency, roles }) =>
      roles.map((role) => `${exchange} ${agency} ${role} ${fact.id}`)))
    expect(granted.filter((one) => !seen.includes(one))).toEqual(['X02 UDLST assessor CMM.assessmentDecision'])
    expect(seen.filter((one) => !granted.includes(one))).toEqual([])
  })

  test('a role that a grant names twice once', () => {
    const [given] = EXCHANGES.flatMap(({ exchanges }) => exchanges).find(({ id }) => id === 'X15')!.grants
    const roles = Array.from(ROLES, () => 'caseworker' as const)
    const exchanges = [{ purpose: 'RESIDENCE_DECISION' as const, exchanges: [{ id: 'X15', grants: [{ ...given!, recipient: { ...given!.recipient, roles } }] }] }]
    const [access] = whoSees(factNamed('NEC.hearingDate'), { ...POLICY_DATA, exchanges })
    expect(access?.roles).toEqual(['caseworker'])
    expect(sayAccess(access!).da).toContain('Udlændingestyrelsen (sagsbehandler)')
  })

  test('what rests on no consent apart from what does, of one exchange', () => {
    const [given] = EXCHANGES.flatMap(({ exchanges }) => exchanges).find(({ id }) => id === 'X15')!.grants
    const exchanges = [{ purpose: 'RESIDENCE_DECISION' as const, exchanges: [{ id: 'X15', grants: [
      { ...given!, when: { minor: [true] } }, { ...given!, consent: 'inWriting' as const },
    ] }] }]
    expect(whoSees(factNamed('NEC.hearingDate'), { ...POLICY_DATA, exchanges }).map(({ consent, when }) => [consent, when])).toEqual([
      ['none', [{ ...LINKED, minor: [true] }]],
      ['inWriting', [{ ...LINKED, minor: [false], stage: ['reflection'], consent: ['inWriting'] }]],
    ])
  })

  test('by many grants that ask about everything, tries each situation once and works in steps', () => {
    const when = { residence: ['none'], stage: ['reflection'], minor: [true], vulnerable: [true], reintegrationReporting: [true] } as const
    const exchanges = Array.from({ length: 20 }, (_, index) => ({ id: `X${50 + index}`, grants: [{
      recipient: { agency: 'NGO' as const, roles: ROLES }, controller: 'CMM' as const, facts: ['riskLevel'], when, consent: 'required' as const, source: 'new',
    }] }))
    const steps = [...whoCanSee(factNamed('CMM.riskLevel'), { ...POLICY_DATA, exchanges: [{ purpose: 'ASSISTANCE', exchanges }] })].length
    expect(steps).toBeGreaterThan(4_000)
    expect(steps).toBeLessThan(5_000)
  })

  test('is said with its law', () => {
    expect(whoSees(factNamed('CMM.medicalReasonForExtension')).map(sayAccess)).toEqual([{
      da: 'Udlændingestyrelsen (sagsbehandler) til formålet »Afgørelse om refleksionsperiode og ophold«, når sagens stadie er '
        + '»refleksionsperiode« og et samtykke dækker oplysningen (X14; SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; HP19 · Faktaboks: Refleksions- og '
        + 'restitutionsperiode). Behandlingsgrundlag: udlændingeloven § 33, stk. 14; udlændingeloven § 26 a; GDPR art. 6, stk. 1, litra e; '
        + 'GDPR art. 9, stk. 2, litra g. Tavshedspligten viger efter forvaltningsloven § 28, stk. 1 og stk. 2, nr. 1; GDPR art. 7.',
      en: 'Immigration Service (caseworker) for “Decision on the reflection period and residence”, when the stage of the case is '
        + '“reflection period” and a consent covers it (X14; SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; HP19 · Faktaboks: Refleksions- og '
        + 'restitutionsperiode). Legal basis: udlændingeloven § 33, stk. 14; udlændingeloven § 26 a; GDPR art. 6, stk. 1, litra e; '
        + 'GDPR art. 9, stk. 2, litra g. The duty of secrecy yields to forvaltningsloven § 28, stk. 1 og stk. 2, nr. 1; GDPR art. 7.',
    }])
  })
})

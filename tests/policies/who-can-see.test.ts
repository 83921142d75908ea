import { describe, expect, test } from 'vitest'
import { whoCanSee } from '../../policies/who-can-see.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { POLICY_DATA } from '../../policies/policy-data.ts'
import { sayAccess } from '../../policies/words/access.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'

const LINKED = { linked: [true], closed: [false] }

describe('who can see a fact', () => {
  test('the address of a safe house: the police alone, in danger alone', () => {
    expect(whoCanSee(factNamed('CMM.safeHouseAddress')).map(({ exchange, agency, purpose, when, consent }) =>
      ({ exchange, agency, purpose, when, consent }))).toEqual([
      { exchange: 'X31', agency: 'NEC', purpose: 'VITAL_INTERESTS', when: [LINKED], consent: 'none' },
    ])
  })

  test('what the tax administration found: the police alone', () => {
    expect(whoCanSee(factNamed('SKAT.controlFindings')).map(({ exchange, agency }) => [exchange, agency]))
      .toEqual([['X06', 'NEC'], ['X18', 'NEC']])
  })

  test('a municipality, of a lawful resident who is a minor or vulnerable, and has consented', () => {
    const kom = whoCanSee(factNamed('CMM.representativeName')).filter(({ agency }) => agency === 'KOM')
    const consented = { residence: ['lawful'], consent: ['spoken', 'inWriting'] }
    expect(kom.map(({ when }) => when)).toEqual([
      [{ ...LINKED, ...consented, minor: [true] }], [{ ...LINKED, ...consented, vulnerable: [true] }],
    ])
  })

  test('nobody, where a firewall closes what an exchange would open', () => {
    const opened = POLICY_DATA.exchanges.map((one) => (one.purpose === 'ASSISTANCE' ? { ...one, exchanges: [{ id: 'X99', grants: [{
      recipient: { agency: 'AT' as const, roles: ['inspector' as const] }, controller: 'CMM' as const, facts: ['healthNeeds'],
      consent: 'none' as const, source: 'a mistake',
    }] }] } : one))
    expect(whoCanSee(factNamed('CMM.healthNeeds'), { ...POLICY_DATA, exchanges: opened })).toEqual([])
  })

  test('every role that a grant names, save of the decision that X08 gives before X02 and without a consent', () => {
    const granted = EXCHANGES.flatMap(({ exchanges }) => exchanges.flatMap(({ id, grants }) => grants.flatMap((grant) =>
      grant.recipient.roles.flatMap((role) => grant.facts.map((path) => `${id} ${grant.recipient.agency} ${role} ${grant.controller}.${path}`)))))
    const seen = FACTS.flatMap((fact) => whoCanSee(fact).flatMap(({ exchange, agency, roles }) =>
      roles.map((role) => `${exchange} ${agency} ${role} ${fact.id}`)))
    expect(granted.filter((one) => !seen.includes(one))).toEqual(['X02 UDLST assessor CMM.assessmentDecision'])
    expect(seen.filter((one) => !granted.includes(one))).toEqual([])
  })

  test('is said with its law', () => {
    expect(whoCanSee(factNamed('CMM.medicalReasonForExtension')).map(sayAccess)).toEqual([{
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

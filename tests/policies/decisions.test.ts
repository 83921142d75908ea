import { describe, expect, test } from 'vitest'
import type { Asking, Standing } from '../../policies/decision.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { legalBasesOf, PURPOSE_LAW } from '../../policies/purposes.ts'
import { SECRECY_LIFTED_BY, secrecyLiftedBy } from '../../policies/secrecy.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { aConsent, asking, aStanding, NOW } from './a-case.ts'

const policies = createPolicySet()
const shelter = asking('NGO-REDEN', 'contactPerson', 'ASSISTANCE')
const needs = [factNamed('CMM.needs.language')]

describe('a decision', () => {
  test('P10: says by which exchange, on which legal bases and on which consent a fact is given', () => {
    const consents = [aConsent('NGO-REDEN', 'ASSISTANCE', { id: 'c1', version: 3 })]
    const decision = policies.decide(shelter, aStanding({ consents }), needs, NOW)
    expect(decision).toEqual({
      policyVersion: policies.version,
      permits: [{
        fact: needs[0],
        exchange: 'X11',
        legalBases: ['GDPR-6-1-e', 'GDPR-9-2-a', 'GDPR-9-2-h', 'SEL'],
        consent: { id: 'c1', version: 3, validUntil: new Date('2027-01-01T00:00:00Z') },
      }],
      withholdings: [],
      notices: [],
      obligations: [],
    })
  })

  test('says nothing of explicit consent where the person was asked for none: the Immigration Service tells CMM by law', () => {
    const helper = asking('CMM', 'contactPerson', 'ASSISTANCE')
    const consents = [aConsent('CMM', 'ASSISTANCE')]
    const given = policies.decide(helper, aStanding({ stage: 'identified', consents }), FACTS, NOW).permits
    const basesOf = (exchange: string): unknown => given.find((permit) => permit.exchange === exchange)?.legalBases
    expect(basesOf('X09')).toEqual(['GDPR-6-1-e', 'GDPR-9-2-h', 'SEL'])
    expect(basesOf('X12')).toEqual(['GDPR-6-1-e', 'GDPR-9-2-a', 'GDPR-9-2-h', 'SEL'])
    for (const { consent, legalBases } of given) expect(legalBases.includes('GDPR-9-2-a')).toBe(consent !== null)
  })

  test('answers every fact that is asked for just once', () => {
    const { permits, withholdings } = policies.decide(shelter, aStanding(), FACTS, NOW)
    expect([...permits, ...withholdings].map(({ fact }) => fact.id).sort()).toEqual(FACTS.map(({ id }) => id).sort())
  })

  test('rests on no consent where an exchange needs none: the assessment goes by X08, not by X02', () => {
    const consents = [aConsent('UDLST', 'IDENTIFICATION', { categories: ['assessment'] })]
    const [permit] = policies.decide(
      asking('UDLST', 'assessor', 'IDENTIFICATION'), aStanding({ consents }), [factNamed('CMM.assessmentDecision')], NOW).permits
    expect(permit).toMatchObject({ exchange: 'X08', consent: null })
  })

  test('tells police and prosecution only that a consent is missing, in the same words, when it was withdrawn or has ended', () => {
    const investigator = asking('NEC', 'investigator', 'INVESTIGATION')
    const told = (consents: Standing['consents']): unknown =>
      policies.decide(investigator, aStanding({ consents }), [factNamed('CMM.indicators')], NOW).withholdings
    const never = told([])
    expect(never).toMatchObject([{ because: 'CONSENT_MISSING', rule: 'F1' }])
    expect(told([aConsent('NEC', 'INVESTIGATION', { withdrawnAt: NOW })])).toEqual(never)
    expect(told([aConsent('NEC', 'INVESTIGATION', { validUntil: NOW })])).toEqual(never)
  })

  test('tells a helper what would release a fact, in Danish', () => {
    const remedy = (asker: Asking, standing: Standing, fact: string): string | undefined =>
      policies.decide(asker, standing, [factNamed(fact)], NOW).withholdings[0]?.remedy?.da
    expect(remedy(shelter, aStanding(), 'CMM.needs.language'))
      .toBe('Et samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.')
    expect(remedy(shelter, aStanding({ consents: [aConsent('NGO-REDEN', 'ASSISTANCE', { withdrawnAt: NOW })] }), 'CMM.needs.language'))
      .toBe('Kun et nyt samtykke kan åbne for oplysningen.')
    expect(remedy(asking('IOM', 'caseworker', 'PREPARED_RETURN'), aStanding({ stage: 'returnPrepared' }), 'UDLST.name'))
      .toBe('Et skriftligt samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.')
    expect(remedy(asking('IOM', 'caseworker', 'PREPARED_RETURN'), aStanding(), 'UDLST.name'))
      .toBe('Kan gives, når sagens stadie er: forberedt hjemsendelse.')
  })

  test('does not tell a municipality what a person would have to be', () => {
    const [withheld] = policies.decide(asking('KOM-0101', 'caseworker', 'ASSISTANCE'), aStanding(), needs, NOW).withholdings
    expect(withheld).toMatchObject({ because: 'CONDITION_NOT_MET', rule: 'X13', remedy: null })
  })

  test('alarms the controllers and is reviewed when life is in danger, and only when something was given', () => {
    const police = asking('NEC', 'dutyOfficer', 'VITAL_INTERESTS')
    expect(policies.decide(police, aStanding(), [factNamed('CMM.riskLevel')], NOW).obligations)
      .toEqual(['ALARM_CONTROLLERS', 'REVIEW_WITHIN_72_HOURS'])
    expect(policies.decide(police, aStanding(), [factNamed('CMM.name')], NOW).obligations).toEqual([])
    expect(policies.decide(asking('NEC', 'caseworker', 'IDENTIFICATION'), aStanding(), [factNamed('CMM.assessmentDecision')], NOW).obligations)
      .toEqual([])
  })
})

describe('silence denies', () => {
  const consents = [aConsent('NGO-REDEN', 'ASSISTANCE')]
  const rules = (asker: Asking, standing: Standing): unknown => policies.decide(asker, standing, needs, NOW).withholdings.map(({ rule }) => rule)

  test('an unknown purpose, role or agency gets nothing', () => {
    expect(rules({ ...shelter, purpose: 'CURIOSITY' as Asking['purpose'] }, aStanding({ consents }))).toEqual(['default'])
    expect(rules({ ...shelter, role: 'friend' as Asking['role'] }, aStanding({ consents }))).toEqual(['default'])
    expect(rules({ ...shelter, agency: 'FBI' as Asking['agency'] }, aStanding({ consents }))).toEqual(['default'])
  })

  test('a party that is not of the agency that it says gets nothing', () => {
    expect(rules({ ...shelter, agency: 'CMM', role: 'contactPerson' }, aStanding({ consents }))).toEqual(['default'])
  })

  test('an attribute that is missing or not of its list denies', () => {
    const risk = [factNamed('UDLST.name')]
    const asker = asking('CMM', 'contactPerson', 'ASSISTANCE')
    const stages = ['somewhere', undefined].map((stage) => aStanding({ stage: stage as Standing['stage'] }))
    expect(policies.decide(asker, aStanding(), risk, NOW).permits).toHaveLength(1)
    for (const standing of stages) expect(policies.decide(asker, standing, risk, NOW).permits).toEqual([])
    expect(policies.decide(asker, { ...aStanding(), closed: undefined as unknown as boolean }, risk, NOW).permits).toEqual([])
  })

  test('a fact that the contract does not know is not given', () => {
    const invented = { ...factNamed('CMM.needs.language'), id: 'CMM.needs.diary' }
    expect(policies.decide(shelter, aStanding({ consents }), [invented], NOW).permits).toEqual([])
  })

  test('consent records that cannot be read deny, and do not take the rest of the answer with them', () => {
    const broken = { ...aStanding(), get consents(): never { throw new Error('unreadable') } }
    const asker = asking('UDLST', 'caseworker', 'RESIDENCE_DECISION')
    const { permits, withholdings } = policies.decide(asker, broken, [factNamed('CMM.returnWish'), factNamed('NEC.witnessRole')], NOW)
    expect(permits.map(({ exchange }) => exchange)).toEqual(['X15'])
    expect(withholdings).toMatchObject([{ because: 'NOT_PERMITTED', rule: 'default' }])
  })
})

describe('purposes', () => {
  test('each purpose has its law, once', () => {
    expect(PURPOSE_LAW.map((law) => law.purpose)).toEqual(PURPOSES)
  })

  test('every recipient of every exchange has a legal basis under the regime that governs it', () => {
    for (const { purpose, exchanges } of EXCHANGES)
      for (const { grants } of exchanges)
        for (const { recipient } of grants) expect(legalBasesOf(purpose, recipient.agency), `${purpose} ${recipient.agency}`).not.toEqual([])
  })

  test('the police identify and investigate as law enforcement, and see to departures under the GDPR', () => {
    expect(policies.regimeOf('IDENTIFICATION', 'NEC')).toBe('LAW_ENFORCEMENT')
    expect(policies.regimeOf('IDENTIFICATION', 'CMM')).toBe('GDPR')
    expect(policies.regimeOf('NON_PUNISHMENT', 'RA')).toBe('LAW_ENFORCEMENT')
    expect(policies.regimeOf('DEPARTURE', 'NUC')).toBe('GDPR')
  })

  test('what lifts secrecy is told apart from the legal basis and the consent', () => {
    expect(secrecyLiftedBy('ASSISTANCE', 'required').id).toBe('FVL-28-2-1')
    expect(secrecyLiftedBy('ASSISTANCE', 'none').id).toBe('FVL-28-2-3')
    expect(secrecyLiftedBy('VITAL_INTERESTS', 'none').id).toBe('STRFL-152e')
  })

  test('of personal data, § 28(1) and what it refers to stands before § 28(2), which is for other confidential matters', () => {
    for (const id of ['CONSENT', 'DUTY'] as const) {
      expect(SECRECY_LIFTED_BY[id].citation).toMatch(/^forvaltningsloven § 28, stk\. 1 og stk\. 2, nr\. /)
      expect(SECRECY_LIFTED_BY[id].note.da).toContain('Efter § 28, stk. 1, følger personoplysninger databeskyttelsesreglerne')
    }
  })

  test('an asker is told which controllers an answer could come from', () => {
    expect(policies.controllersFor(asking('NEC', 'investigator', 'INVESTIGATION'))).toEqual(['CMM', 'UDLST', 'SKAT', 'AT'])
    expect(policies.controllersFor(asking('SKAT', 'caseworker', 'INVESTIGATION'))).toEqual([])
  })

  test('the version is the same for the same policies and another for others', () => {
    expect(policies.version).toMatch(/^[0-9a-f]{64}$/)
    expect(createPolicySet().version).toBe(policies.version)
    expect(createPolicySet(EXCHANGES.slice(1)).version).not.toBe(policies.version)
  })
})

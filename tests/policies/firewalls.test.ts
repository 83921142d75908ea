import { describe, expect, test } from 'vitest'
import type { Asking, Decision, Standing } from '../../policies/decision.ts'
import { exchange, purpose } from '../../policies/exchange.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { compilePolicies, createPolicySet } from '../../policies/policy-set.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { aConsent, asking, aStanding, NOW } from './a-case.ts'

const policies = createPolicySet()

/** An exchange that permits this asker everything that anybody holds, as nobody should ever write. */
const lawless = ({ agency, role, purpose: name }: Asking) =>
  [purpose(name, [exchange('X99', ...FACTS.map(({ controller, path }) => ({
    recipient: { agency, roles: [role] }, controller, facts: [path], consent: 'none' as const, source: 'nowhere',
  })))])]

const decide = (firewalls: typeof FIREWALLS, asker: Asking, standing: Standing): Decision =>
  compilePolicies(lawless(asker), firewalls).decide(asker, standing, FACTS, NOW)

const factsRefusedBy = (rule: string, decision: Decision): readonly string[] =>
  decision.withholdings.filter((one) => one.rule === rule).map((one) => one.fact.id)

/** What the firewall takes from an asker whom an exchange permits everything: with the firewall, and without it. */
const takenBy = (rule: string, asker: Asking, standing: Standing = aStanding()): readonly string[] => {
  const taken = factsRefusedBy(rule, decide(FIREWALLS.filter(({ id }) => id === rule), asker, standing))
  const permitted = decide(FIREWALLS.filter(({ id }) => id !== rule), asker, standing).permits.map((one) => one.fact.id)
  expect(decide([], asker, standing).permits).toHaveLength(FACTS.length)
  expect(decide(FIREWALLS, asker, standing).permits.map((one) => one.fact.id).filter((id) => taken.includes(id))).toEqual([])
  expect(permitted.length).toBeGreaterThan(0)
  return taken
}

const idsWhere = (holds: (fact: (typeof FACTS)[number]) => boolean): string[] => FACTS.filter(holds).map(({ id }) => id)
const HELPERS = idsWhere(({ controller }) => controller === 'CMM' || controller === 'NGO')
const HEALTH = idsWhere(({ category }) => category === 'health')
const ALL = idsWhere(() => true)

describe('firewalls override every exchange', () => {
  test('F1: the police get nothing of what CMM and the organisations know while the person has not consented', () => {
    expect(takenBy('F1', asking('NEC', 'investigator', 'INVESTIGATION'))).toEqual(HELPERS)
    expect(takenBy('F1', asking('NUC', 'caseworker', 'DEPARTURE'))).toEqual(HELPERS)
    expect(takenBy('F1', asking('IOM', 'caseworker', 'PREPARED_RETURN'))).toEqual([])
  })

  test('F1: the police get the assessment at once, and what a danger lets out, without consent', () => {
    const assessment = ['CMM.assessmentDecision', 'CMM.assessmentDate']
    const danger = [
      'CMM.contactPerson.name', 'CMM.contactPerson.dutyPhone', 'CMM.accommodationKind', 'CMM.safeHouseAddress',
      'CMM.riskLevel', 'CMM.riskNotes',
    ]
    const notTaken = (purpose: Purpose): readonly string[] => {
      const taken = takenBy('F1', asking('NEC', 'caseworker', purpose))
      return HELPERS.filter((id) => !taken.includes(id))
    }
    expect(notTaken('IDENTIFICATION')).toEqual(assessment)
    expect(notTaken('VITAL_INTERESTS')).toEqual(danger)
  })

  test('F1: a consent in force lets the police have what it covers, and only that', () => {
    const consents = [aConsent('NEC', 'INVESTIGATION', { categories: ['witness'] })]
    const taken = takenBy('F1', asking('NEC', 'investigator', 'INVESTIGATION'), aStanding({ consents }))
    expect(HELPERS.filter((id) => !taken.includes(id))).toEqual(['CMM.willingToTestify'])
  })

  test('F2: nobody gets the address of a safe house, save the police when life is in danger', () => {
    expect(takenBy('F2', asking('UDLST', 'caseworker', 'VITAL_INTERESTS'))).toEqual(['CMM.safeHouseAddress'])
    expect(takenBy('F2', asking('NEC', 'investigator', 'INVESTIGATION'))).toEqual(['CMM.safeHouseAddress'])
    expect(takenBy('F2', asking('NEC', 'investigator', 'VITAL_INTERESTS'))).toEqual([])
  })

  test('F3: no outsider gets health, and the Immigration Service a yes or no with consent only', () => {
    expect(takenBy('F3', asking('KOM-0101', 'caseworker', 'ASSISTANCE'))).toEqual(HEALTH)
    expect(takenBy('F3', asking('UDLST', 'caseworker', 'RESIDENCE_DECISION'))).toEqual(HEALTH)
    expect(takenBy('F3', asking('CMM', 'contactPerson', 'ASSISTANCE'))).toEqual([])
    const consents = [aConsent('UDLST', 'RESIDENCE_DECISION')]
    expect(takenBy('F3', asking('UDLST', 'caseworker', 'RESIDENCE_DECISION'), aStanding({ consents })))
      .toEqual(HEALTH.filter((id) => id !== 'CMM.medicalReasonForExtension'))
  })

  test('F4: the tax administration and the Labour Inspection get no fact about a person, whatever the purpose', () => {
    expect(takenBy('F4', asking('SKAT', 'caseworker', 'IDENTIFICATION'))).toEqual(ALL)
    expect(takenBy('F4', asking('AT', 'inspector', 'VITAL_INTERESTS'))).toEqual(ALL)
  })

  test('F5: nobody but the police gets what the tax administration holds', () => {
    const tax = idsWhere(({ controller }) => controller === 'SKAT')
    expect(takenBy('F5', asking('CMM', 'assessor', 'IDENTIFICATION'))).toEqual(tax)
    expect(takenBy('F5', asking('NEC', 'investigator', 'INVESTIGATION'))).toEqual([])
  })

  test('F6: those who help do not get to know whether the person will testify or return', () => {
    expect(takenBy('F6', asking('NGO-REDEN', 'contactPerson', 'ASSISTANCE')))
      .toEqual(['CMM.returnWish', 'CMM.willingToTestify', 'NEC.investigationStatus'])
    expect(takenBy('F6', asking('IOM', 'caseworker', 'PREPARED_RETURN'))).toEqual([])
  })

  test('F7: a party that is not linked gets nothing, and all is refused alike', () => {
    const consents = [aConsent('NGO-REDEN', 'ASSISTANCE')]
    const { permits, withholdings } = policies.decide(
      asking('NGO-REDEN', 'caseworker', 'ASSISTANCE'), aStanding({ linked: false, closed: true, consents }), FACTS, NOW)
    expect(permits).toEqual([])
    expect(new Set(withholdings.map(({ because, remedy }) => `${because} ${remedy}`))).toEqual(new Set(['NOT_PERMITTED null']))
    const others = FIREWALLS.filter(({ id }) => id !== 'F7')
    expect(decide(others, asking('NGO-REDEN', 'caseworker', 'ASSISTANCE'), aStanding({ linked: false })).permits).not.toEqual([])
  })

  test('F10: a reference group gets neither identity, nor location, nor health', () => {
    expect(takenBy('F10', asking('RG-DK', 'groupMember', 'COORDINATION')))
      .toEqual(idsWhere(({ category }) => ['identity', 'location', 'health'].includes(category)))
  })

  test('F11: a statistician gets no fact of a single case', () => {
    expect(takenBy('F11', asking('CMM', 'statistician', 'KNOWLEDGE'))).toEqual(ALL)
  })

  test('F13: a case closed for ninety days gives nothing, also when life is in danger', () => {
    const police = asking('NEC', 'investigator', 'VITAL_INTERESTS')
    const { permits, withholdings } = decide(FIREWALLS, police, aStanding({ closed: true }))
    expect(permits).toEqual([])
    expect(withholdings.find(({ fact }) => fact.id === 'CMM.riskLevel'))
      .toMatchObject({ because: 'CASE_CLOSED', rule: 'F13', remedy: null })
  })
})

describe('firewalls about consent and purpose', () => {
  const shelter = asking('NGO-REDEN', 'contactPerson', 'ASSISTANCE')
  const needs = [factNamed('CMM.needs.language')]
  const told = (asker: Asking, standing: Standing, facts = needs, at = NOW): readonly string[] => {
    const { permits, withholdings } = policies.decide(asker, standing, facts, at)
    return [...permits.map(({ exchange: id }) => id), ...withholdings.map(({ because }) => because)]
  }
  const given = (differing: Parameters<typeof aConsent>[2] = {}): Standing =>
    aStanding({ consents: [aConsent('NGO-REDEN', 'ASSISTANCE', differing)] })

  test('F8: a consent counts from its first instant to before its last, and never once withdrawn', () => {
    const validFrom = new Date('2026-03-10T12:00:00.000Z')
    const validUntil = new Date('2026-03-10T13:00:00.000Z')
    expect(told(shelter, given({ validFrom, validUntil }), needs, new Date('2026-03-10T11:59:59.999Z'))).toEqual(['CONSENT_MISSING'])
    expect(told(shelter, given({ validFrom, validUntil }), needs, validFrom)).toEqual(['X11'])
    expect(told(shelter, given({ validFrom, validUntil }), needs, new Date('2026-03-10T12:59:59.999Z'))).toEqual(['X11'])
    expect(told(shelter, given({ validFrom, validUntil }), needs, validUntil)).toEqual(['CONSENT_EXPIRED'])
    expect(told(shelter, given({ withdrawnAt: new Date('2026-03-09T00:00:00Z') }))).toEqual(['CONSENT_WITHDRAWN'])
  })

  test('F8: a withdrawal whose clock runs ahead counts all the same', () => {
    expect(told(shelter, given({ withdrawnAt: new Date('2026-03-10T13:00:00Z') }))).toEqual(['CONSENT_WITHDRAWN'])
  })

  test('F8: a consent covers just the recipient, the purpose and the category that it names', () => {
    expect(told(shelter, given())).toEqual(['X11'])
    expect(told(shelter, given({ recipients: ['NGO'] }))).toEqual(['CONSENT_MISSING'])
    expect(told(shelter, given({ recipients: ['NGO-HJEM'] }))).toEqual(['CONSENT_MISSING'])
    expect(told(shelter, given({ purposes: ['PREPARED_RETURN'] }))).toEqual(['CONSENT_MISSING'])
    expect(told(shelter, given({ categories: ['risk'] }))).toEqual(['CONSENT_MISSING'])
  })

  test('F9: for a minor only a representative or custody holder who is not suspected can consent', () => {
    const minor = (differing: Parameters<typeof aConsent>[2]): Standing => ({ ...given(differing), minor: true })
    expect(told(shelter, minor({ givenBy: 'representative' }))).toEqual(['X11'])
    expect(told(shelter, minor({ givenBy: 'custodyHolder' }))).toEqual(['X11'])
    expect(told(shelter, minor({ givenBy: 'dataSubject' }))).toEqual(['CONSENT_MISSING'])
    expect(told(shelter, minor({ givenBy: 'custodyHolder', giverSuspected: true }))).toEqual(['CONSENT_MISSING'])
    expect(told(shelter, given({ givenBy: 'representative' }))).toEqual(['CONSENT_MISSING'])
  })

  test('F12: what one purpose gives, another does not, to the same employee about the same case', () => {
    const signs = [factNamed('NEC.detainedSince')]
    const standing = aStanding({ stage: 'underAssessment' })
    expect(told(asking('UDLST', 'assessor', 'IDENTIFICATION'), standing, signs)).toEqual(['X01'])
    expect(told(asking('UDLST', 'assessor', 'RESIDENCE_DECISION'), standing, signs)).toEqual(['NOT_PERMITTED'])
  })

  test('F14: the decision of the one who does not decide the case is given with a notice', () => {
    const notices = (party: string, residence: Standing['residence'], fact: string): readonly string[] => {
      const asker = asking(party, 'assessor', 'IDENTIFICATION')
      return policies.decide(asker, aStanding({ residence }), [factNamed(fact)], NOW).notices.map(({ says }) => says)
    }
    expect(notices('CMM', 'lawful', 'UDLST.assessmentDecision')).toEqual(['NOT_AUTHORITATIVE'])
    expect(notices('CMM', 'asylumSeeker', 'UDLST.assessmentDecision')).toEqual([])
    expect(notices('UDLST', 'none', 'CMM.assessmentDecision')).toEqual(['NOT_AUTHORITATIVE'])
    expect(notices('UDLST', 'lawful', 'CMM.assessmentDecision')).toEqual([])
    expect(notices('UDLST', 'unknown', 'CMM.assessmentDecision')).toEqual(['NOT_AUTHORITATIVE'])
    expect(notices('UDLST', 'none', 'CMM.assessmentDate')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { agenciesRefused, partOf, refusedPartOf } from '../../gateway/oversight/part-of-entry.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'

/** The Immigration Service asked CMM, the police and the gateway; each gave something, and each also did not. */
const ENTRY = aDisclosureEntry({
  controllers: ['CMM', 'NEC', 'SAMSYN'],
  asked: ['CMM', 'NEC'],
  obligations: ['ALARM_CONTROLLERS'],
  given: [
    { exchange: 'X02', consent: { id: 'c-1', version: 1 }, facts: [{ field: 'cmm.indicators', commitment: 'a' }, { field: 'police.encounterDate', commitment: 'b' }] },
    { exchange: 'X15', consent: null, facts: [{ field: 'police.witnessRole', commitment: 'c' }] },
  ],
  empty: ['cmm.exploitationForms', 'police.hearingDate'],
  withheld: [
    { field: 'cmm.riskLevel', because: 'CONSENT_MISSING', rule: 'X02' }, { field: 'police.detainedSince', because: 'CONDITION_NOT_MET', rule: 'X15' },
  ],
  unavailable: [
    { controller: 'CMM', because: 'TIMEOUT', fields: ['cmm.needs.language'] }, { controller: 'NEC', because: 'TIMEOUT', fields: ['police.policeAssessment'] },
  ],
  surplus: [{ controller: 'CMM', count: 1 }, { controller: 'NEC', count: 2 }],
})

describe('P2: of a disclosure its officers see', () => {
  test('all of it where their own agency asked', () => expect(partOf(ENTRY, 'UDLST')).toBe(ENTRY))

  test('what was asked of their own agency, and nothing that another was asked, gave, lacked, failed to give or sent too much of', () => {
    expect(partOf(ENTRY, 'CMM')).toEqual({
      ...ENTRY, controllers: ['CMM'], asked: ['CMM'],
      given: [{ exchange: 'X02', consent: { id: 'c-1', version: 1 }, facts: [{ field: 'cmm.indicators', commitment: 'a' }] }],
      empty: ['cmm.exploitationForms'],
      withheld: [{ field: 'cmm.riskLevel', because: 'CONSENT_MISSING', rule: 'X02' }],
      unavailable: [{ controller: 'CMM', because: 'TIMEOUT', fields: ['cmm.needs.language'] }],
      surplus: [{ controller: 'CMM', count: 1 }],
    })
  })

  test('by which law where their agency gave something, and by none where it gave nothing', () => {
    const gaveNothing = { ...ENTRY, given: ENTRY.given.slice(1) }
    expect([partOf(ENTRY, 'CMM'), partOf(gaveNothing, 'CMM')].map((part) => part?.legalBases)).toEqual([['GDPR-6-1-e'], []])
  })

  test('by no consent where what their agency gave rests on none: it would tell that the person consented to what another gave', () => {
    const helped = aDisclosureEntry({
      actor: { ...ENTRY.actor, party: 'CMM' }, asked: ['NEC', 'NGO-REDEN'], controllers: ['NEC', 'NGO'], legalBases: ['GDPR-6-1-e', 'GDPR-9-2-a'],
      given: [
        { exchange: 'X10', consent: null, facts: [{ field: 'police.hearingDate', commitment: 'a' }] },
        { exchange: 'X12', consent: { id: 'c-1', version: 1 }, facts: [{ field: 'ngo.assistanceStatus', commitment: 'b' }] },
      ],
    })
    expect(['NEC', 'NGO-REDEN', 'CMM'].map((party) => partOf(helped, party)?.legalBases))
      .toEqual([['GDPR-6-1-e'], ['GDPR-6-1-e', 'GDPR-9-2-a'], ['GDPR-6-1-e', 'GDPR-9-2-a']])
  })

  test('nothing where it had no part', () => {
    for (const party of ['SKAT', 'NUC', 'NGO-REDEN']) expect(partOf(ENTRY, party)).toBeUndefined()
  })
})

describe('P9: of what was refused of an agency that was not asked', () => {
  const refused = aDisclosureEntry({
    controllers: [], asked: [], given: [], obligations: ['ALARM_CONTROLLERS'], withheld: [
      { field: 'cmm.riskLevel', because: 'CONSENT_MISSING', rule: 'X02' }, { field: 'tax.noDeclaredIncome', because: 'NOT_PERMITTED', rule: 'default' },
      { field: 'police.witnessRole', because: 'CONDITION_NOT_MET', rule: 'X15' },
      { field: 'immigration.residenceCategory', because: 'CONDITION_NOT_MET', rule: 'X09' },
    ],
  })

  test('its officers see that alone, where an exchange gives it otherwise', () => {
    expect(agenciesRefused(refused)).toEqual(['CMM', 'NEC', 'UDLST'])
    expect(refusedPartOf(refused, 'CMM')).toMatchObject({ withheld: [{ field: 'cmm.riskLevel' }], controllers: ['CMM'], obligations: [] })
    for (const party of ['SKAT', 'NGO-REDEN', 'UDLST']) expect(refusedPartOf(refused, party)).toBeUndefined()
  })

  test('they see nothing of what law enforcement asked, or what was discarded', () => {
    expect(agenciesRefused({ ...refused, regime: 'LAW_ENFORCEMENT' })).toEqual([])
    expect(agenciesRefused({ ...refused, kind: 'disclosureDiscarded' })).toEqual([])
  })

  test('one that was asked for something else sees it in its part, and not twice', () => {
    expect(agenciesRefused({ ...refused, asked: ['CMM'] })).toEqual(['NEC', 'UDLST'])
    expect(refusedPartOf({ ...refused, asked: ['CMM'] }, 'CMM')).toBeUndefined()
  })
})

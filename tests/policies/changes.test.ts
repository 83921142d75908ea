import { describe, expect, test } from 'vitest'
import { AGENCIES } from '../../schema/agency.ts'
import { RESIDENCE_CATEGORIES, STAGES, type ResidenceCategory, type Stage } from '../../schema/control-data.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { ROLES, type Role } from '../../schema/role.ts'
import type { Standing } from '../../policies/decision.ts'
import { mayChange, type Change } from '../../policies/may-change.ts'
import { CONTROL_CHANGES } from '../../policies/permission.ts'
import { PERMISSIONS } from '../../policies/permissions.ts'
import { FOLLOWED_BY, mayFollow } from '../../policies/stages.ts'
import { aConsent, asking, aStanding, NOW } from './a-case.ts'

const outcome = (party: string, role: Role, purpose: Purpose, change: Change, standing: Standing | null = aStanding()): string => {
  const decision = mayChange(asking(party, role, purpose), change, standing, NOW)
  return decision.permitted ? 'permitted' : decision.because
}

describe('who may change what the gateway holds', () => {
  test('every permission says where it comes from, and names at least one role and purpose', () => {
    for (const change of CONTROL_CHANGES)
      for (const { source, roles, purposes } of PERMISSIONS[change]) {
        expect(source).toMatch(/^(HP19|SR09|STROM)/)
        expect(roles.length * purposes.length).toBeGreaterThan(0)
      }
  })

  test('a case is opened by those who meet people, and not twice', () => {
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', { kind: 'openCase' }, null)).toBe('permitted')
    expect(outcome('AT', 'inspector', 'IDENTIFICATION', { kind: 'openCase' }, null)).toBe('permitted')
    expect(outcome('NEC', 'caseworker', 'INVESTIGATION', { kind: 'openCase' }, null)).toBe('NOT_PERMITTED')
    expect(outcome('RA', 'caseworker', 'IDENTIFICATION', { kind: 'openCase' }, null)).toBe('NOT_PERMITTED')
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', { kind: 'openCase' })).toBe('NOT_PERMITTED')
  })

  test('a party that is not linked changes nothing, and nobody changes a case closed for ninety days, but that each may leave it', () => {
    const set: Change = { kind: 'recordDetention' }
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', set)).toBe('permitted')
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', set, aStanding({ linked: false }))).toBe('NOT_PERMITTED')
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', set, aStanding({ closed: true }))).toBe('NOT_PERMITTED')
    const leave: Change = { kind: 'endLink', party: 'NEC' }
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', leave, aStanding({ closed: true }))).toBe('permitted')
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', leave, aStanding({ closed: true, linked: false }))).toBe('NOT_PERMITTED')
    expect(outcome('CMM', 'caseworker', 'ASSISTANCE', { kind: 'endLink', party: 'NGO-REDEN' }, aStanding({ closed: true }))).toBe('NOT_PERMITTED')
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', set, null)).toBe('NOT_PERMITTED')
  })

  test.each<[ResidenceCategory, string, string]>([
    ['none', 'UDLST', 'CMM'], ['asylumSeeker', 'UDLST', 'CMM'], ['lawfulFacingExpulsion', 'UDLST', 'CMM'], ['lawful', 'CMM', 'UDLST'],
  ])('for residence %s %s decides whether the person is trafficked, and %s does not', (residence, assessor, other) => {
    const standing = aStanding({ residence, stage: 'underAssessment' })
    for (const to of ['identified', 'notIdentified'] as const) {
      expect(outcome(assessor, 'assessor', 'IDENTIFICATION', { kind: 'moveStage', to }, standing)).toBe('permitted')
      expect(outcome(other, 'assessor', 'IDENTIFICATION', { kind: 'moveStage', to }, standing)).toBe('CONDITION_NOT_MET')
      expect(outcome(assessor, 'caseworker', 'IDENTIFICATION', { kind: 'moveStage', to }, standing)).toBe('NOT_PERMITTED')
    }
  })

  test('while the residence is unknown either may begin to assess, and neither decides', () => {
    for (const party of ['CMM', 'UDLST']) {
      const move = (stage: Stage, to: Stage): string =>
        outcome(party, 'assessor', 'IDENTIFICATION', { kind: 'moveStage', to }, aStanding({ residence: 'unknown', stage }))
      expect(move('presumed', 'underAssessment')).toBe('permitted')
      expect(move('underAssessment', 'identified')).toBe('CONDITION_NOT_MET')
    }
  })

  test('a case is closed on whichever basis the person stays, also while it is unknown, and never by the police', () => {
    const close = (party: string, role: Role, purpose: Purpose, residence: ResidenceCategory): string =>
      outcome(party, role, purpose, { kind: 'moveStage', to: 'closed' }, aStanding({ residence, stage: 'presumed' }))
    for (const residence of RESIDENCE_CATEGORIES) {
      const by = PURPOSES.flatMap((purpose) => ROLES.flatMap((role) => AGENCIES.filter(
        (agency) => close(agency, role, purpose, residence) === 'permitted')))
      expect([residence, [...new Set(by)].sort()]).toEqual([residence,
        residence === 'unknown' ? ['CMM', 'UDLST'] : residence === 'lawful' ? ['CMM'] : ['UDLST']])
    }
  })

  test('CMM says that who stayed lawfully does so no more, and takes no case that the Immigration Service has', () => {
    const set = (party: string, role: Role, residence: ResidenceCategory): string =>
      outcome(party, role, 'IDENTIFICATION', { kind: 'setResidenceCategory' }, aStanding({ residence }))
    for (const residence of RESIDENCE_CATEGORIES) {
      expect(set('UDLST', 'caseworker', residence)).toBe('permitted')
      expect(set('CMM', 'caseworker', residence)).toBe(['lawful', 'unknown'].includes(residence) ? 'permitted' : 'CONDITION_NOT_MET')
      expect(set('NEC', 'caseworker', residence)).toBe(residence === 'unknown' ? 'permitted' : 'CONDITION_NOT_MET')
    }
  })

  test('a stage follows only one that it may follow', () => {
    const presumed = aStanding({ stage: 'presumed' })
    expect(outcome('UDLST', 'assessor', 'IDENTIFICATION', { kind: 'moveStage', to: 'identified' }, presumed)).toBe('CONDITION_NOT_MET')
  })

  test('the reflection period is the Immigration Service\'s, the restitution period CMM\'s', () => {
    const set: Change = { kind: 'setReflectionPeriod' }
    const unlawful = aStanding({ stage: 'identified' })
    const lawful = aStanding({ stage: 'identified', residence: 'lawful' })
    expect(outcome('UDLST', 'caseworker', 'RESIDENCE_DECISION', set, unlawful)).toBe('permitted')
    expect(outcome('UDLST', 'caseworker', 'RESIDENCE_DECISION', set, lawful)).toBe('CONDITION_NOT_MET')
    expect(outcome('CMM', 'caseworker', 'ASSISTANCE', set, lawful)).toBe('permitted')
    expect(outcome('CMM', 'caseworker', 'ASSISTANCE', set, unlawful)).toBe('CONDITION_NOT_MET')
    expect(outcome('UDLST', 'caseworker', 'RESIDENCE_DECISION', { kind: 'extendReflectionPeriod' })).toBe('permitted')
    expect(outcome('NEC', 'caseworker', 'IDENTIFICATION', set, unlawful)).toBe('NOT_PERMITTED')
  })

  test('a representative is appointed for a minor only', () => {
    const set: Change = { kind: 'appointRepresentative' }
    expect(outcome('UDLST', 'caseworker', 'IDENTIFICATION', set, aStanding({ minor: true }))).toBe('permitted')
    expect(outcome('UDLST', 'caseworker', 'IDENTIFICATION', set)).toBe('CONDITION_NOT_MET')
  })

  test('whether a person is a minor is said by those who see to a minor\'s representative, never by the police', () => {
    const set: Change = { kind: 'setMinor' }
    expect(outcome('UDLST', 'caseworker', 'IDENTIFICATION', set, aStanding({ residence: 'none' }))).toBe('permitted')
    expect(outcome('UDLST', 'caseworker', 'IDENTIFICATION', set, aStanding({ residence: 'lawful' }))).toBe('CONDITION_NOT_MET')
    expect(outcome('CMM', 'contactPerson', 'ASSISTANCE', set, aStanding({ residence: 'unknown' }))).toBe('permitted')
    expect(outcome('KOM-0101', 'caseworker', 'ASSISTANCE', set, aStanding({ residence: 'lawful' }))).toBe('permitted')
    for (const purpose of PURPOSES) for (const role of ROLES) expect(outcome('NEC', role, purpose, set)).toBe('NOT_PERMITTED')
  })

  test('whether an adult is vulnerable is said by CMM alone, never by the municipality whose part that opens', () => {
    const set: Change = { kind: 'setVulnerable' }
    expect(outcome('CMM', 'contactPerson', 'ASSISTANCE', set, aStanding({ residence: 'lawful' }))).toBe('permitted')
    expect(outcome('CMM', 'contactPerson', 'ASSISTANCE', set, aStanding({ residence: 'none' }))).toBe('CONDITION_NOT_MET')
    for (const agency of AGENCIES.filter((one) => one !== 'CMM'))
      for (const purpose of PURPOSES) for (const role of ROLES) expect(outcome(agency, role, purpose, set)).toBe('NOT_PERMITTED')
  })

  test('the tax administration brings in the police and nobody else', () => {
    expect(outcome('SKAT', 'caseworker', 'IDENTIFICATION', { kind: 'linkCase', party: 'NEC' })).toBe('permitted')
    expect(outcome('SKAT', 'caseworker', 'IDENTIFICATION', { kind: 'linkCase', party: 'CMM' })).toBe('NOT_PERMITTED')
    expect(outcome('AT', 'inspector', 'IDENTIFICATION', { kind: 'linkCase', party: 'CMM' })).toBe('permitted')
  })

  test('F10: nobody brings in a reference group: a case has its region\'s and the national one', () => {
    for (const agency of AGENCIES)
      for (const role of ROLES)
        for (const purpose of PURPOSES)
          expect(outcome(agency, role, purpose, { kind: 'linkCase', party: 'RG-NORDJYLLAND' })).toBe('NOT_PERMITTED')
  })

  test('CMM brings in a shelter or the police only with a consent in force that names them', () => {
    const link = (party: string, standing?: Standing): string =>
      outcome('CMM', 'contactPerson', 'ASSISTANCE', { kind: 'linkCase', party }, standing)
    expect(link('UDLST')).toBe('permitted')
    for (const party of ['NGO-REDEN', 'KOM-0101', 'IOM', 'NEC']) {
      expect(link(party)).toBe('CONSENT_MISSING')
      expect(link(party, aStanding({ consents: [aConsent(party, 'ASSISTANCE')] }))).toBe('permitted')
      expect(link(party, aStanding({ consents: [aConsent(party, 'ASSISTANCE', { withdrawnAt: NOW })] }))).toBe('CONSENT_MISSING')
      expect(link(party, aStanding({ minor: true, consents: [aConsent(party, 'ASSISTANCE')] }))).toBe('CONSENT_MISSING')
    }
  })

  test('the Immigration Service brings in the police who see to departures only where one is in view, never for who stays lawfully', () => {
    const link = (residence: ResidenceCategory, stage: Stage, purpose: Purpose = 'DEPARTURE'): string =>
      outcome('UDLST', 'caseworker', purpose, { kind: 'linkCase', party: 'NUC' }, aStanding({ residence, stage }))
    for (const stage of ['reflection', 'returnPrepared', 'returned'] as const) {
      expect(link('none', stage)).toBe('permitted')
      for (const residence of ['lawful', 'unknown'] as const) expect(link(residence, stage)).toBe('CONDITION_NOT_MET')
    }
    for (const stage of ['presumed', 'underAssessment', 'identified', 'notIdentified'] as const)
      expect(link('none', stage)).toBe('CONDITION_NOT_MET')
    expect(link('none', 'reflection', 'IDENTIFICATION')).toBe('NOT_PERMITTED')
  })

  test('CMM tells the Immigration Service of who stays lawfully only with a consent that names it', () => {
    const link = (residence: ResidenceCategory, consents: Standing['consents'] = []): string =>
      outcome('CMM', 'caseworker', 'ASSISTANCE', { kind: 'linkCase', party: 'UDLST' }, aStanding({ residence, consents }))
    for (const residence of RESIDENCE_CATEGORIES.filter((one) => one !== 'lawful')) expect(link(residence)).toBe('permitted')
    expect(link('lawful')).toBe('CONSENT_MISSING')
    expect(link('lawful', [aConsent('UDLST', 'ASSISTANCE')])).toBe('permitted')
  })

  test('a party ends its own part, CMM that of the helpers, and nobody that of the police', () => {
    expect(outcome('NEC', 'caseworker', 'INVESTIGATION', { kind: 'endLink', party: 'NEC' })).toBe('permitted')
    expect(outcome('CMM', 'contactPerson', 'ASSISTANCE', { kind: 'endLink', party: 'NGO-REDEN' })).toBe('permitted')
    expect(outcome('CMM', 'contactPerson', 'ASSISTANCE', { kind: 'endLink', party: 'NEC' })).toBe('NOT_PERMITTED')
    expect(outcome('NGO-HJEM', 'contactPerson', 'ASSISTANCE', { kind: 'endLink', party: 'NGO-REDEN' })).toBe('NOT_PERMITTED')
  })

  test('a party\'s own part is ended by those who hold the case there, for what they hold it, and by nobody else who works there', () => {
    const end = (party: string, role: Role, purpose: Purpose): string =>
      outcome(party, role, purpose, { kind: 'endLink', party }, aStanding())
    expect(end('NGO-REDEN', 'caseworker', 'ASSISTANCE')).toBe('permitted')
    expect(end('NEC', 'dutyOfficer', 'IDENTIFICATION')).toBe('permitted')
    for (const party of ['CMM', 'NEC', 'UDLST', 'NGO-REDEN', 'RG-DK']) {
      for (const role of ['dpo', 'administrator', 'statistician'] as const)
        for (const purpose of PURPOSES) expect([party, role, purpose, end(party, role, purpose)]).toEqual([party, role, purpose, 'NOT_PERMITTED'])
      for (const role of ROLES) for (const purpose of ['OVERSIGHT', 'KNOWLEDGE', 'VITAL_INTERESTS'] as const)
        expect([party, role, purpose, end(party, role, purpose)]).toEqual([party, role, purpose, 'NOT_PERMITTED'])
    }
  })

  test('a consent is withdrawn by all who may obtain it, and by the same way', () => {
    expect(PERMISSIONS.withdrawConsent).toBe(PERMISSIONS.giveConsent)
    expect(outcome('NGO-REDEN', 'contactPerson', 'ASSISTANCE', { kind: 'withdrawConsent' })).toBe('permitted')
    expect(outcome('NEC', 'investigator', 'INVESTIGATION', { kind: 'giveConsent' })).toBe('NOT_PERMITTED')
  })

  test('nobody else gets to change anything', () => {
    const parties = AGENCIES.filter((agency) => ['IOM', 'RA', 'RG', 'TVG', 'DT', 'SAMSYN'].includes(agency))
    const kinds = CONTROL_CHANGES.filter((kind) => kind !== 'moveStage' && kind !== 'linkCase' && kind !== 'endLink')
    for (const party of parties)
      for (const role of ROLES)
        for (const purpose of PURPOSES)
          for (const kind of kinds.filter((one) => one !== 'setFileNumber' && (party !== 'RG' || (one !== 'takeTask' && one !== 'askForShare'))))
            expect(outcome(party, role, purpose, { kind }, kind === 'openCase' ? null : aStanding())).toBe('NOT_PERMITTED')
  })

  test('an open task is taken at the reference group\'s table alone', () => {
    expect(outcome('RG-KOBENHAVN', 'groupMember', 'COORDINATION', { kind: 'takeTask' })).toBe('permitted')
    expect(outcome('RG-KOBENHAVN', 'groupMember', 'ASSISTANCE', { kind: 'takeTask' })).toBe('NOT_PERMITTED')
    expect(outcome('RG-KOBENHAVN', 'dpo', 'COORDINATION', { kind: 'takeTask' })).toBe('NOT_PERMITTED')
    for (const agency of AGENCIES.filter((one) => one !== 'RG'))
      expect(outcome(agency, 'groupMember', 'COORDINATION', { kind: 'takeTask' })).toBe('NOT_PERMITTED')
  })

  test('a file number is said by the party whose it is, in whichever part it has, and by nobody who holds no case', () => {
    const parties = AGENCIES.filter((agency) => PURPOSES.some((purpose) => ROLES.some((role) =>
      outcome(agency, role, purpose, { kind: 'setFileNumber' }) === 'permitted')))
    expect(AGENCIES.filter((agency) => !parties.includes(agency))).toEqual(['RG', 'TVG', 'DT', 'SAMSYN'])
  })

  test('a share is asked for at the reference group\'s table alone, and dealt with by who may obtain the consent', () => {
    expect(outcome('RG-KOBENHAVN', 'groupMember', 'COORDINATION', { kind: 'askForShare' })).toBe('permitted')
    for (const agency of AGENCIES.filter((one) => one !== 'RG'))
      expect(outcome(agency, 'groupMember', 'COORDINATION', { kind: 'askForShare' })).toBe('NOT_PERMITTED')
    expect(PERMISSIONS.closeShareRequest).toBe(PERMISSIONS.giveConsent)
  })

  test('a party that is not of the agency that it says changes nothing', () => {
    const asker = { ...asking('NEC', 'caseworker', 'IDENTIFICATION'), recipient: 'NGO-REDEN' }
    expect(mayChange(asker, { kind: 'recordDetention' }, aStanding(), NOW)).toEqual({ permitted: false, because: 'NOT_PERMITTED' })
  })
})

describe('stages', () => {
  test('every stage but the closed one can be left and be closed, and closed is for good', () => {
    for (const stage of STAGES.filter((one) => one !== 'closed')) expect(mayFollow(stage, 'closed')).toBe(true)
    expect(FOLLOWED_BY.closed).toEqual([])
  })

  test('nobody is in a reflection period who was not identified', () => {
    expect(STAGES.filter((stage) => mayFollow(stage, 'reflection'))).toEqual(['identified', 'returnPrepared'])
    expect(STAGES.filter((stage) => mayFollow(stage, 'identified'))).toEqual(['underAssessment'])
  })
})

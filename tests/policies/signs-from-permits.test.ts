import { describe, expect, test } from 'vitest'
import type { Standing } from '../../policies/decision.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import type { Agency } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'

const policies = createPolicySet()
const facts = FACTS.filter((fact) => fact.controller === 'SIRI')
const standing: Standing = {
  linked: true, residence: 'lawful', stage: 'underAssessment', minor: false, vulnerable: false, closed: false,
  reintegrationReporting: false, consents: [],
}

const decide = (agency: Agency, role: Role, purpose: Purpose, linked = true): readonly string[] => {
  const decision = policies.decide({ recipient: agency, agency, role, purpose }, { ...standing, linked }, facts, new Date('2026-03-09'))
  return [...new Set([
    ...decision.permits.map(({ exchange }) => `permit ${exchange}`),
    ...decision.withholdings.map(({ rule, because }) => `deny ${rule} ${because}`),
  ])]
}

describe('X07: the signs that SIRI saw', () => {
  test('reach the police and CMM, who identify', () => {
    expect(decide('NEC', 'caseworker', 'IDENTIFICATION')).toEqual(['permit X07'])
    expect(decide('CMM', 'assessor', 'IDENTIFICATION')).toEqual(['permit X07'])
  })

  test.each<[Agency, Role, Purpose, string]>([
    ['UDLST', 'assessor', 'IDENTIFICATION', 'deny default NOT_PERMITTED'],
    ['SKAT', 'caseworker', 'IDENTIFICATION', 'deny F4 NOT_PERMITTED'],
    ['AT', 'inspector', 'IDENTIFICATION', 'deny F4 NOT_PERMITTED'],
    ['SIRI', 'caseworker', 'IDENTIFICATION', 'deny default NOT_PERMITTED'],
    ['NEC', 'investigator', 'INVESTIGATION', 'deny default NOT_PERMITTED'],
    ['CMM', 'contactPerson', 'ASSISTANCE', 'deny default NOT_PERMITTED'],
  ])('do not reach %s %s for %s', (agency, role, purpose, because) => {
    expect(decide(agency, role, purpose)).toEqual([because])
  })

  test('F7: do not reach who is no party to the case', () => {
    expect(decide('NEC', 'caseworker', 'IDENTIFICATION', false)).toEqual(['deny F7 NOT_PERMITTED'])
  })
})

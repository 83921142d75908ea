import type { ResidenceCategory } from '../../schema/control-data.ts'
import { exchange, purpose } from '../exchange.ts'
import { EMPLOYERS, ENCOUNTER, INSPECTIONS, PERMIT_AND_CONTROL_SIGNS } from './fact-groups.ts'

/** Whom the Immigration Service assesses (HP19 · Identifikation af ofre). */
const ASSESSED_BY_UDLST = ['none', 'asylumSeeker', 'lawfulFacingExpulsion'] as const satisfies readonly ResidenceCategory[]

/**
 * Whether the person is trafficked: the police present the case with their view, CMM and others add what they know, and
 * the assessor decides, as a rule within 72 hours where the person is detained (HP19 · Identifikation af ofre; SR09 §3).
 * The inspecting authorities tell what they noticed (HP19 · Oversigt over koordinerende og udførende statslige aktører).
 */
export const identification = purpose('IDENTIFICATION', [
  exchange('X01', {
    recipient: { agency: 'UDLST', roles: ['assessor'] },
    controller: 'NEC',
    facts: [...ENCOUNTER, 'detainedSince', 'policeAssessment', 'indicators'],
    when: { residence: ASSESSED_BY_UDLST },
    consent: 'none',
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; HP19 · Identifikation af ofre',
  }),
  exchange('X02', {
    recipient: { agency: 'UDLST', roles: ['assessor'] },
    controller: 'CMM',
    facts: ['indicators', 'exploitationForms', 'assessmentDecision'],
    when: { residence: ASSESSED_BY_UDLST },
    consent: 'required',
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; STROM kap. 4 · Processen for Offer Identificering',
  }),
  exchange('X03', {
    recipient: { agency: 'CMM', roles: ['assessor'] },
    controller: 'NEC',
    facts: [...ENCOUNTER, 'detainedSince', 'policeAssessment', 'indicators'],
    when: { residence: ['lawful', 'unknown'] },
    consent: 'none',
    source: 'HP19 · Identifikation af ofre',
  }),
  exchange('X04', {
    recipient: { agency: 'CMM', roles: ['assessor'] },
    controller: 'AT',
    facts: ['inspections.date', 'inspections.cvrNumber', 'inspections.findings'],
    consent: 'none',
    source: 'HP19 · Oversigt · Arbejdstilsynet',
  }),
  exchange('X05', {
    recipient: { agency: 'NEC', roles: ['caseworker'] },
    controller: 'AT',
    facts: INSPECTIONS,
    consent: 'none',
    source: 'HP19 · Oversigt · Arbejdstilsynet',
  }),
  exchange('X06', {
    recipient: { agency: 'NEC', roles: ['caseworker'] },
    controller: 'SKAT',
    facts: ['controlFindings', ...EMPLOYERS, 'noDeclaredIncome'],
    consent: 'none',
    source: 'HP19 · Oversigt · SKAT',
  }),
  exchange('X07',
    {
      recipient: { agency: 'NEC', roles: ['caseworker'] },
      controller: 'SIRI',
      facts: PERMIT_AND_CONTROL_SIGNS,
      consent: 'none',
      source: 'HP19 · Oversigt · Styrelsen for International Rekruttering og Integration',
    },
    {
      recipient: { agency: 'CMM', roles: ['assessor'] },
      controller: 'SIRI',
      facts: PERMIT_AND_CONTROL_SIGNS,
      consent: 'none',
      source: 'HP19 · Oversigt · Styrelsen for International Rekruttering og Integration',
    }),
  exchange('X08',
    {
      recipient: { agency: 'NEC', roles: ['caseworker', 'investigator'] },
      controller: 'CMM',
      facts: ['assessmentDecision', 'assessmentDate'],
      consent: 'none',
      source: 'HP19 · Identifikation af ofre',
    },
    {
      recipient: { agency: 'UDLST', roles: ['assessor', 'caseworker'] },
      controller: 'CMM',
      facts: ['assessmentDecision', 'assessmentDate'],
      consent: 'none',
      source: 'HP19 · Identifikation af ofre',
    },
    {
      recipient: { agency: 'CMM', roles: ['assessor', 'caseworker'] },
      controller: 'UDLST',
      facts: ['assessmentDecision', 'assessmentDate'],
      consent: 'none',
      source: 'HP19 · Identifikation af ofre',
    }),
])

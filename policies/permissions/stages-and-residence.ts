import type { Permission } from '../permission.ts'
import { WITH_CMM, WITH_UDLST } from './residence-groups.ts'

/**
 * Many who are met are met once: on which basis they stay is never known, and their cases end all the same, for nothing is
 * kept longer than needed (GDPR art. 5, stk. 1, litra e). Either who may begin to assess may close.
 */
const WHILE_RESIDENCE_IS_UNKNOWN: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['IDENTIFICATION'],
    when: { residence: ['unknown'] },
    to: ['closed'],
    source: 'HP19 · Identifikation af ofre',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson', 'assessor'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE'],
    when: { residence: ['unknown'] },
    to: ['closed'],
    source: 'HP19 · Identifikation af ofre',
  },
]

/** A case moves by the decision of the agency whose decision it is: first of all the assessor of F14. */
export const MOVE_STAGE: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['assessor'],
    purposes: ['IDENTIFICATION'],
    when: { residence: [...WITH_UDLST, 'unknown'] },
    to: ['underAssessment'],
    source: 'HP19 · Identifikation af ofre',
  },
  {
    agency: 'CMM',
    roles: ['assessor'],
    purposes: ['IDENTIFICATION'],
    when: { residence: [...WITH_CMM, 'unknown'] },
    to: ['underAssessment'],
    source: 'HP19 · Identifikation af ofre',
  },
  {
    agency: 'UDLST',
    roles: ['assessor'],
    purposes: ['IDENTIFICATION'],
    when: { residence: WITH_UDLST },
    to: ['identified', 'notIdentified'],
    source: 'HP19 · Identifikation af ofre',
  },
  {
    agency: 'CMM',
    roles: ['assessor'],
    purposes: ['IDENTIFICATION'],
    when: { residence: WITH_CMM },
    to: ['identified', 'notIdentified'],
    source: 'HP19 · Identifikation af ofre',
  },
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['RESIDENCE_DECISION', 'PREPARED_RETURN'],
    when: { residence: WITH_UDLST },
    to: ['reflection', 'returnPrepared', 'closed'],
    source: 'SR09 §3; HP19 · Forberedt hjemsendelse og reintegration',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson'],
    purposes: ['ASSISTANCE', 'PREPARED_RETURN'],
    when: { residence: WITH_CMM },
    to: ['restitution', 'returnPrepared', 'closed'],
    source: 'HP19 · Faktaboks: Refleksions- og restitutionsperiode; HP19 · Forberedt hjemsendelse og reintegration',
  },
  ...WHILE_RESIDENCE_IS_UNKNOWN,
]

/**
 * The Immigration Service knows on which basis a person stays; until it has said so, those who met the person may. CMM, which
 * assesses who stays lawfully, says it when she does so no longer, or never did: with that the case is not CMM's (F14).
 */
export const SET_RESIDENCE_CATEGORY: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION'],
    source: 'HP19 · Oversigt · Udlændingestyrelsen',
  },
  {
    agency: 'NEC',
    roles: ['caseworker', 'investigator'],
    purposes: ['IDENTIFICATION'],
    when: { residence: ['unknown'] },
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'assessor'],
    purposes: ['IDENTIFICATION'],
    when: { residence: [...WITH_CMM, 'unknown'] },
    source: 'HP19 · Identifikation af ofre',
  },
]

const REFERENCE_SYSTEM = 'SR09 §2 · Det nationale referencesystem'

/** The region decides which reference group sees how far the case is (F10). */
export const SET_REGION: readonly Permission[] = [
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson', 'assessor'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE'],
    source: REFERENCE_SYSTEM,
  },
  { agency: 'NEC', roles: ['caseworker', 'investigator'], purposes: ['IDENTIFICATION'], source: REFERENCE_SYSTEM },
  { agency: 'UDLST', roles: ['caseworker', 'assessor'], purposes: ['IDENTIFICATION'], source: REFERENCE_SYSTEM },
]

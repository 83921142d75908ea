import type { Agency } from '../../schema/agency.ts'
import { REFLECTION_OR_LATER } from '../exchanges/stage-groups.ts'
import type { Permission } from '../permission.ts'
import { WITH_UDLST } from './residence-groups.ts'

const ASSESSMENT = 'HP19 · Identifikation af ofre'
const NOTICING = 'HP19 · Oversigt over koordinerende og udførende statslige aktører'

/** A case opens where a person is met, or where an inspection or a tax control sees signs. */
export const OPEN_CASE: readonly Permission[] = [
  { agency: 'CMM', roles: ['caseworker', 'contactPerson', 'assessor', 'dutyOfficer'], purposes: ['IDENTIFICATION'], source: ASSESSMENT },
  { agency: 'NEC', roles: ['caseworker', 'investigator', 'dutyOfficer'], purposes: ['IDENTIFICATION'], source: ASSESSMENT },
  { agency: 'UDLST', roles: ['caseworker', 'assessor'], purposes: ['IDENTIFICATION'], source: ASSESSMENT },
  { agency: 'AT', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'], source: NOTICING },
  { agency: 'SKAT', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'], source: NOTICING },
  { agency: 'SIRI', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'], source: NOTICING },
]

const HELPERS: readonly Agency[] = ['NGO', 'KOM', 'IOM']

/**
 * A link tells a party that there is a case. The inspecting authorities tell whom the plan names: AT and SIRI the police
 * and CMM, SKAT the police only. CMM tells the police only where a consent names them (F1), and so the Immigration Service of
 * who stays lawfully, whom that does not assess (F14). A reference group nobody brings in: a case has its region's, and the
 * national one, from its opening (F10).
 */
export const LINK_CASE: readonly Permission[] = [
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson', 'assessor'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'PREPARED_RETURN'],
    whom: ['UDLST'],
    when: { residence: [...WITH_UDLST, 'unknown'] },
    source: 'SR09 §3',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson', 'assessor'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'PREPARED_RETURN'],
    whom: [...HELPERS, 'NEC', 'UDLST'],
    withConsent: true,
    source: 'STROM kap. 5 · Informeret aftale og valg',
  },
  {
    agency: 'NEC',
    roles: ['caseworker', 'investigator', 'dutyOfficer'],
    purposes: ['IDENTIFICATION', 'INVESTIGATION'],
    whom: ['CMM', 'UDLST', 'RA', 'SKAT', 'AT', 'SIRI'],
    source: 'SR09 §3; HP19 · Oversigt · Rigspolitiet',
  },
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION', 'PREPARED_RETURN', 'DEPARTURE'],
    whom: ['CMM', 'NEC'],
    source: 'SR09 §5; HP19 · Oversigt · Rigspolitiet',
  },
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['RESIDENCE_DECISION', 'PREPARED_RETURN', 'DEPARTURE'],
    whom: ['NUC'],
    when: { residence: WITH_UDLST, stage: REFLECTION_OR_LATER },
    source: 'HP19 · Oversigt · Rigspolitiet',
  },
  { agency: 'AT', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'], whom: ['NEC', 'CMM'], source: NOTICING },
  { agency: 'SKAT', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'], whom: ['NEC'], source: NOTICING },
  { agency: 'SIRI', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'], whom: ['NEC', 'CMM'], source: NOTICING },
]

/** Help may end: CMM ends the links of those whom it brought in. */
export const END_LINK: readonly Permission[] = [
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson'],
    purposes: ['ASSISTANCE', 'PREPARED_RETURN'],
    whom: HELPERS,
    source: 'STROM kap. 5 · Informeret aftale og valg',
  },
]

import type { Agency } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'
import { exchange, purpose, type Grant } from '../exchange.ts'
import { CONTACT_PERSON } from './fact-groups.ts'

/** Those who work with the person, whatever their agency calls them. */
const CASEWORKING_ROLES = [
  'caseworker', 'contactPerson', 'assessor', 'investigator', 'dutyOfficer',
] as const satisfies readonly Role[]

const danger = (agency: Agency, alsoKnown: readonly string[] = []): Grant => ({
  recipient: { agency, roles: CASEWORKING_ROLES },
  controller: 'CMM',
  facts: ['riskLevel', 'riskNotes', ...CONTACT_PERSON, 'accommodationKind', ...alsoKnown],
  consent: 'none',
  source: 'STROM kap. 5 · Sikkerhed, inklusive en risikovurdering; GDPR art. 6, stk. 1, litra d; GDPR art. 9, stk. 2, litra c',
})

/**
 * Danger to life or health: any linked caseworker learns of the danger and whom to call, the police also where the person
 * is: those who help and the police weigh a danger together (STROM kap. 5 · Sikkerhed, inklusive en risikovurdering).
 * Overrides consent; alarms the controllers and is reviewed within 72 hours.
 */
export const vitalInterests = purpose('VITAL_INTERESTS', [
  exchange('X31',
    danger('CMM'),
    danger('NEC', ['safeHouseAddress']),
    danger('UDLST'),
    danger('NUC'),
    danger('RA'),
    danger('IOM'),
    danger('NGO'),
    danger('KOM')),
])

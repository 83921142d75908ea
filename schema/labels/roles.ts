import type { Label } from '../label.ts'
import type { Role } from '../role.ts'

/** What an employee is called in each role. */
export const ROLE_NAMES: Readonly<Record<Role, Label>> = {
  caseworker: { da: 'sagsbehandler', en: 'caseworker' },
  dutyOfficer: { da: 'vagthavende', en: 'duty officer' },
  contactPerson: { da: 'kontaktperson', en: 'contact person' },
  investigator: { da: 'efterforsker', en: 'investigator' },
  inspector: { da: 'tilsynsførende', en: 'inspector' },
  assessor: { da: 'vurderingsansvarlig', en: 'assessor' },
  statistician: { da: 'statistiker', en: 'statistician' },
  dpo: { da: 'databeskyttelsesrådgiver', en: 'data protection officer' },
  groupMember: { da: 'medlem af gruppen', en: 'group member' },
  administrator: { da: 'administrator', en: 'administrator' },
}

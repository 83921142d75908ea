import { clientOf } from '../../prisma/seed/clients.ts'
import { PERSONAS, type Persona } from '../../prisma/seed/personas.ts'
import type { Party } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'

const actor = (id: string, party: Party, role: Role): Persona =>
  ({ id, name: id, party, role, employee: `prøve-${id}`, client: clientOf(party), da: '', en: '' })

/** The personas of the demonstration, and employees in roles that none of them plays. */
export const ACTORS: readonly Persona[] = [
  ...PERSONAS,
  actor('cmm-caseworker', 'CMM', 'caseworker'),
  actor('cmm-duty', 'CMM', 'dutyOfficer'),
  actor('cmm-statistician', 'CMM', 'statistician'),
  actor('shelter-contact', 'NGO-REDEN', 'contactPerson'),
  actor('fyn-member', 'RG-SYDDANMARK', 'groupMember'),
  actor('second-cmm-dpo', 'CMM', 'dpo'),
  actor('samsyn-dpo', 'SAMSYN', 'dpo'),
  /** Poul, who is the officer of the police's other centre too. */
  { ...actor('poul-at-nuc', 'NUC', 'dpo'), employee: 'nec-10007' },
  actor('kk-dpo', 'KOM-0101', 'dpo'),
  actor('second-kk-dpo', 'KOM-0101', 'dpo'),
  actor('aarhus-dpo', 'KOM-0751', 'dpo'),
  actor('supervisor', 'DT', 'dpo'),
  actor('jylland-member', 'RG-MIDTJYLLAND', 'groupMember'),
]

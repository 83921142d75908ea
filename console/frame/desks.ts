import type { ParseKeys } from 'i18next'
import type { Role } from '../words/words.ts'

/** A desk: pages that belong together, and who has work at them. The gateway decides; this is what is offered. */
export interface Desk {
  readonly to: string
  readonly name: ParseKeys
  readonly about: ParseKeys
  readonly roles: readonly Role[]
  /** Just those of these parties. */
  readonly parties?: readonly string[]
}

const DESKS: readonly Desk[] = [
  {
    to: '/opslag', name: 'lookUp.title', about: 'lookUp.about',
    roles: ['caseworker', 'contactPerson', 'assessor', 'investigator', 'inspector', 'dutyOfficer'],
  },
  { to: '/samtykker', name: 'consents.title', about: 'consents.about', roles: ['contactPerson'] },
  { to: '/tavle', name: 'board.title', about: 'board.about', roles: ['groupMember'] },
  { to: '/gennemgang', name: 'review.title', about: 'review.about', roles: ['dpo'] },
  { to: '/log', name: 'log.title', about: 'log.about', roles: ['dpo'] },
  { to: '/stikproeve', name: 'sample.title', about: 'sample.about', roles: ['dpo'] },
  { to: '/rettelser', name: 'corrections.title', about: 'corrections.about', roles: ['dpo'] },
  { to: '/indsigt', name: 'report.title', about: 'report.about', roles: ['dpo'] },
  { to: '/afstemning', name: 'reconciliation.title', about: 'reconciliation.about', roles: ['dpo', 'administrator'] },
  { to: '/regler', name: 'policies.title', about: 'policies.about', roles: ['dpo', 'administrator'] },
  { to: '/tilslutning', name: 'joining.title', about: 'joining.about', roles: ['dpo', 'administrator'] },
  { to: '/foresporgsler', name: 'documents.title', about: 'documents.about', roles: ['dpo', 'administrator'] },
  { to: '/drift', name: 'health.title', about: 'health.about', roles: ['administrator'], parties: ['SAMSYN'] },
  { to: '/tilsyn', name: 'supervision.title', about: 'supervision.about', roles: ['dpo', 'administrator'], parties: ['SAMSYN', 'DT'] },
  { to: '/efterproev', name: 'verification.title', about: 'verification.about', roles: ['dpo', 'caseworker', 'contactPerson', 'investigator'] },
]

export const desksOf = (role: Role, own: string): readonly Desk[] =>
  DESKS.filter(({ roles, parties = [own] }) => roles.includes(role) && parties.includes(own))

/** What an employee is at the agency. A token names exactly one. */
export const ROLES = [
  'caseworker', 'dutyOfficer', 'contactPerson', 'investigator', 'inspector', 'assessor', 'statistician', 'dpo',
  'groupMember', 'administrator',
] as const

export type Role = (typeof ROLES)[number]

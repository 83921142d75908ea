import type { Permission } from '../permission.ts'

/** Those who hold a case at a party, for what it is told of it. */
export const HOLDERS: readonly Omit<Permission, 'source'>[] = [
  { agency: 'CMM', roles: ['caseworker', 'contactPerson', 'assessor'], purposes: ['IDENTIFICATION', 'ASSISTANCE', 'PREPARED_RETURN'] },
  { agency: 'NEC', roles: ['caseworker', 'investigator'], purposes: ['IDENTIFICATION', 'INVESTIGATION'] },
  { agency: 'NUC', roles: ['caseworker'], purposes: ['DEPARTURE'] },
  { agency: 'UDLST', roles: ['caseworker', 'assessor'], purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION', 'PREPARED_RETURN'] },
  { agency: 'SKAT', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'] },
  { agency: 'AT', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'] },
  { agency: 'SIRI', roles: ['inspector', 'caseworker'], purposes: ['IDENTIFICATION'] },
  { agency: 'RA', roles: ['caseworker'], purposes: ['NON_PUNISHMENT'] },
  { agency: 'IOM', roles: ['caseworker'], purposes: ['PREPARED_RETURN'] },
  { agency: 'NGO', roles: ['caseworker', 'contactPerson'], purposes: ['ASSISTANCE'] },
  { agency: 'KOM', roles: ['caseworker'], purposes: ['ASSISTANCE'] },
]

import type { Permission } from '../permission.ts'

/**
 * Those who explain a consent to the person, face to face, obtain it, show it and take its withdrawal: withdrawing is as
 * easy as giving (STROM kap. 5 · Informeret aftale og valg; GDPR art. 7, stk. 3).
 */
export const CONSENTS: readonly Permission[] = [
  {
    agency: 'CMM',
    roles: ['contactPerson', 'caseworker'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'PREPARED_RETURN'],
    source: 'STROM kap. 5 · Informeret aftale og valg; SR09 §5',
  },
  {
    agency: 'NGO',
    roles: ['contactPerson'],
    purposes: ['ASSISTANCE'],
    source: 'STROM kap. 5 · Informeret aftale og valg; HP19 · Bistand og støtte',
  },
]

import { exchange, purpose } from '../exchange.ts'

/**
 * A charge is waived for minor offences tied to the trafficking, such as false papers: the prosecution must know whether
 * the person was found to be a victim (HP19 · Bagmænd retsforfølges).
 */
export const nonPunishment = purpose('NON_PUNISHMENT', [
  exchange('X20',
    {
      recipient: { agency: 'RA', roles: ['caseworker'] },
      controller: 'UDLST',
      facts: ['assessmentDecision', 'assessmentDate'],
      consent: 'none',
      source: 'HP19 · Bagmænd retsforfølges',
    },
    {
      recipient: { agency: 'RA', roles: ['caseworker'] },
      controller: 'CMM',
      facts: ['assessmentDecision', 'assessmentDate'],
      consent: 'none',
      source: 'HP19 · Bagmænd retsforfølges',
    }),
])

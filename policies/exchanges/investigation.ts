import { exchange, purpose } from '../exchange.ts'
import { CONTACT_PERSON, EMPLOYERS, IDENTITY, INSPECTIONS } from './fact-groups.ts'
import { IDENTIFIED_OR_LATER } from './stage-groups.ts'

/**
 * The traffickers are prosecuted (HP19 · Efterforskning og retsforfølgning). What CMM knows reaches the police only as
 * the person wishes: help does not depend on cooperation (STROM kap. 1, princip 2; STROM kap. 5 · Tavshedspligt).
 */
export const investigation = purpose('INVESTIGATION', [
  exchange('X16', {
    recipient: { agency: 'NEC', roles: ['investigator'] },
    controller: 'CMM',
    facts: ['willingToTestify', ...CONTACT_PERSON, 'indicators'],
    when: { stage: IDENTIFIED_OR_LATER },
    consent: 'required',
    source: 'STROM kap. 1, princip 2; STROM kap. 5 · Informeret aftale og valg',
  }),
  exchange('X17', {
    recipient: { agency: 'NEC', roles: ['investigator'] },
    controller: 'UDLST',
    facts: ['assessmentDecision', 'assessmentDate', ...IDENTITY],
    when: { stage: IDENTIFIED_OR_LATER },
    consent: 'none',
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; HP19 · Koordination af indsatsen',
  }),
  exchange('X18', {
    recipient: { agency: 'NEC', roles: ['investigator'] },
    controller: 'SKAT',
    facts: ['controlFindings', ...EMPLOYERS, 'declaredIncomeMonths'],
    consent: 'none',
    source: 'HP19 · Oversigt · SKAT',
  }),
  exchange('X19', {
    recipient: { agency: 'NEC', roles: ['investigator'] },
    controller: 'AT',
    facts: [...INSPECTIONS, 'rutRegistration', 'improvementNotices'],
    consent: 'none',
    source: 'HP19 · Oversigt · Arbejdstilsynet',
  }),
])

import { exchange, purpose } from '../exchange.ts'
import { CONTACT_PERSON, IDENTITY, NEEDS } from './fact-groups.ts'
import { IDENTIFIED_OR_LATER } from './stage-groups.ts'

/**
 * Help to a person found to be trafficked. The Immigration Service tells CMM, which appoints a contact person (SR09 §5).
 * Between CMM, organisations and municipalities facts move with the person's consent, to strengthen the person's legal
 * position (HP19 · Bistand og støtte; STROM kap. 5 · Informeret aftale og valg).
 */
export const assistance = purpose('ASSISTANCE', [
  exchange('X09', {
    recipient: { agency: 'CMM', roles: ['contactPerson', 'caseworker'] },
    controller: 'UDLST',
    facts: [
      'assessmentDecision', 'assessmentDate', 'reflectionStarts', 'reflectionEnds', 'residenceCategory',
      'accommodationCentre', 'asylumStatus', 'representativeAppointed', ...IDENTITY,
    ],
    when: { stage: IDENTIFIED_OR_LATER },
    consent: 'none',
    source: 'SR09 §5 · Voksne ofre for menneskehandel, som opholder sig illegalt i landet',
  }),
  exchange('X10', {
    recipient: { agency: 'CMM', roles: ['contactPerson'] },
    controller: 'NEC',
    facts: ['hearingDate', 'witnessRole'],
    consent: 'none',
    source: 'HP19 · Bistand og støtte',
  }),
  exchange('X11', {
    recipient: { agency: 'NGO', roles: ['contactPerson', 'caseworker'] },
    controller: 'CMM',
    facts: [...CONTACT_PERSON, ...NEEDS, 'accommodationKind', 'riskLevel'],
    consent: 'required',
    source: 'HP19 · Bistand og støtte; STROM kap. 5 · Informeret aftale og valg',
  }),
  exchange('X12', {
    recipient: { agency: 'CMM', roles: ['contactPerson', 'caseworker'] },
    controller: 'NGO',
    facts: ['assistanceStatus', ...NEEDS, 'healthNeeds'],
    consent: 'required',
    source: 'HP19 · Bistand og støtte; STROM kap. 5 · Informeret aftale og valg',
  }),
  exchange('X13',
    {
      recipient: { agency: 'KOM', roles: ['caseworker'] },
      controller: 'CMM',
      facts: [...CONTACT_PERSON, ...NEEDS, 'representativeName'],
      when: { residence: ['lawful'], minor: [true] },
      consent: 'required',
      source: 'HP19 · Oversigt · Børne- og Socialministeriet; SR09 §4 · Mindreårige udlændinge med lovligt ophold i Danmark',
    },
    {
      recipient: { agency: 'KOM', roles: ['caseworker'] },
      controller: 'CMM',
      facts: [...CONTACT_PERSON, ...NEEDS, 'representativeName'],
      when: { residence: ['lawful'], vulnerable: [true] },
      consent: 'required',
      source: 'HP19 · Oversigt · Børne- og Socialministeriet',
    }),
])

import { exchange, purpose } from '../exchange.ts'

/**
 * A reflection period may be extended on special grounds, such as illness or testimony, or when the person cooperates on
 * a prepared return (SR09 §3; HP19 · Faktaboks: Refleksions- og restitutionsperiode; udlændingeloven § 33, stk. 14).
 */
export const residenceDecision = purpose('RESIDENCE_DECISION', [
  exchange('X14', {
    recipient: { agency: 'UDLST', roles: ['caseworker'] },
    controller: 'CMM',
    facts: ['returnWish', 'actionPlanStatus', 'medicalReasonForExtension'],
    when: { stage: ['reflection'] },
    consent: 'required',
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage; HP19 · Faktaboks: Refleksions- og restitutionsperiode',
  }),
  exchange('X15', {
    recipient: { agency: 'UDLST', roles: ['caseworker'] },
    controller: 'NEC',
    facts: ['witnessRole', 'hearingDate'],
    when: { stage: ['reflection'] },
    consent: 'none',
    source: 'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage',
  }),
])

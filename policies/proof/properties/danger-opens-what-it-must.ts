import type { Property } from '../property.ts'

const OF_THE_DANGER = [
  'CMM.riskLevel', 'CMM.riskNotes', 'CMM.contactPerson.name', 'CMM.contactPerson.dutyPhone', 'CMM.accommodationKind',
]

/** X31. STROM kap. 5 · Sikkerhed, inklusive en risikovurdering; GDPR art. 6, stk. 1, litra d; GDPR art. 9, stk. 2, litra c. */
export const dangerOpensWhatItMust: Property = {
  id: 'danger',
  says: 'VITAL_INTERESTS opens the danger, the contact person and the kind of accommodation, to NEC the safe house too, '
    + 'and never silently',
  whateverIsExchanged: false,
  holds: ({ permit, asking, fact, decision }) => {
    if (asking.purpose !== 'VITAL_INTERESTS' || !permit) return decision.obligations.length === 0
    const isListed = OF_THE_DANGER.includes(fact.id) || (asking.agency === 'NEC' && fact.id === 'CMM.safeHouseAddress')
    return isListed && decision.obligations.join(' ') === 'ALARM_CONTROLLERS REVIEW_WITHIN_72_HOURS'
  },
}

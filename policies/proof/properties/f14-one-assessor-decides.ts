import type { Property } from '../property.ts'

/** F14. HP19 · Identifikation af ofre; SR09 §3; SR09 §5. */
export const oneAssessorDecides: Property = {
  id: 'F14',
  says: 'an assessment is shown as not authoritative just when another assessor, or none yet, decides the case',
  whateverIsExchanged: true,
  holds: ({ permit, fact, standing, decision }) => {
    if (!permit) return decision.notices.length === 0
    const assessments = ['UDLST.assessmentDecision', 'CMM.assessmentDecision']
    const decides = { none: 'UDLST', asylumSeeker: 'UDLST', lawfulFacingExpulsion: 'UDLST', lawful: 'CMM', unknown: null }
    const isToBeSaid = assessments.includes(fact.id) && decides[standing.residence] !== fact.controller
    return decision.notices.length === (isToBeSaid ? 1 : 0)
  },
}

import { NOW } from '../circumstances.ts'
import { consentThatCounts } from '../a-consent-that-counts.ts'
import type { Decided, Property } from '../property.ts'

const AT_ONCE = ['CMM.assessmentDecision', 'CMM.assessmentDate']
const IN_DANGER = [
  'CMM.riskLevel', 'CMM.riskNotes', 'CMM.contactPerson.name', 'CMM.contactPerson.dutyPhone', 'CMM.accommodationKind',
  'CMM.safeHouseAddress',
]

const isExcepted = ({ asking, fact }: Decided): boolean =>
  (asking.purpose === 'IDENTIFICATION' && AT_ONCE.includes(fact.id))
  || (asking.purpose === 'VITAL_INTERESTS' && IN_DANGER.includes(fact.id))

/** F1. STROM kap. 1, princip 2; STROM kap. 5 · Tavshedspligt. */
export const helpersTellControlOnlyWithConsent: Property = {
  id: 'F1',
  says: 'nothing that CMM or an organisation holds reaches NEC, NUC, SKAT or AT without a consent in force, '
    + 'save the assessment for identification and what a danger lets out',
  whateverIsExchanged: true,
  holds: (decided) => {
    const { permit, asking, fact, standing } = decided
    if (!permit || !['CMM', 'NGO'].includes(fact.controller)) return true
    if (!['NEC', 'NUC', 'SKAT', 'AT'].includes(asking.agency) || isExcepted(decided)) return true
    return consentThatCounts(asking, fact.category, standing, NOW) !== null
  },
}

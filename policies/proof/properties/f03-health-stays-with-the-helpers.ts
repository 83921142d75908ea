import { NOW } from '../circumstances.ts'
import { consentThatCounts } from '../a-consent-that-counts.ts'
import type { Property } from '../property.ts'

/** F3. STROM kap. 5 · Tavshedspligt; SR09 §3. */
export const healthStaysWithTheHelpers: Property = {
  id: 'F3',
  says: 'health reaches nobody outside CMM and the organisations, save UDLST the yes or no of a medical reason, with consent',
  whateverIsExchanged: true,
  holds: ({ permit, asking, fact, standing }) => {
    if (!permit || fact.category !== 'health' || asking.agency === 'CMM' || asking.agency === 'NGO') return true
    return asking.agency === 'UDLST' && fact.id === 'CMM.medicalReasonForExtension'
      && consentThatCounts(asking, fact.category, standing, NOW) !== null
  },
}

import { butWith, NOW } from '../circumstances.ts'
import { consentThatCounts } from '../a-consent-that-counts.ts'
import { isGivenAbout, type Property } from '../property.ts'

/** F8. STROM kap. 5 · Informeret aftale og valg; GDPR art. 7, stk. 3. */
export const consentCountsWhileInForce: Property = {
  id: 'F8',
  says: 'what rests on a consent rests on one in force that names recipient, purpose and category; what names none is '
    + 'given without any',
  whateverIsExchanged: false,
  holds: (decided) => {
    const { permit, asking, fact, standing } = decided
    if (!permit) return true
    if (permit.consent) return consentThatCounts(asking, fact.category, standing, NOW) !== null
    return isGivenAbout(decided, butWith(standing, { consents: [] }))
  },
}

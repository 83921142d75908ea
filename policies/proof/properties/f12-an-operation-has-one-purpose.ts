import { butWith } from '../circumstances.ts'
import { isGivenAbout, type Property } from '../property.ts'

/** F12. STROM kap. 5 · Tavshedspligt; GDPR art. 5, stk. 1, litra b. */
export const anOperationHasOnePurpose: Property = {
  id: 'F12',
  says: 'a consent for another purpose opens nothing: what is given beside it is given without it',
  whateverIsExchanged: true,
  holds: (decided) => {
    const { permit, asking, standing } = decided
    if (!permit || standing.consents.every(({ purposes }) => purposes.includes(asking.purpose))) return true
    return isGivenAbout(decided, butWith(standing, { consents: [] }))
  },
}

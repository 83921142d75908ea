import type { Property } from '../property.ts'

/** F13. GDPR art. 5, stk. 1, litra e. Of what OVERSIGHT reads, no exchange makes a fact of a case. */
export const aClosedCaseIsSilent: Property = {
  id: 'F13',
  says: 'ninety days after closing a case discloses nothing, save to OVERSIGHT',
  whateverIsExchanged: true,
  holds: ({ permit, asking, standing }) => !permit || asking.purpose === 'OVERSIGHT' || !standing.closed,
}

import type { Property } from '../property.ts'

/** F5. HP19 · Oversigt · SKAT. */
export const taxFactsReachThePoliceOnly: Property = {
  id: 'F5',
  says: 'what SKAT holds reaches the police only',
  whateverIsExchanged: true,
  holds: ({ permit, asking, fact }) => 
    !permit || fact.controller !== 'SKAT' || asking.agency === 'NEC' || asking.agency === 'NUC',
}

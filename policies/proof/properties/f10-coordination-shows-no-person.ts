import type { Property } from '../property.ts'

/** F10. SR09 §2 · Det nationale referencesystem. */
export const coordinationShowsNoPerson: Property = {
  id: 'F10',
  says: 'COORDINATION shows no identity, location or health',
  whateverIsExchanged: true,
  holds: ({ permit, asking, fact }) =>
    !permit || asking.purpose !== 'COORDINATION' || !['identity', 'location', 'health'].includes(fact.category),
}

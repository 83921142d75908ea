import type { Property } from '../property.ts'

/** F2. STROM kap. 5 · Sikkerhed, inklusive en risikovurdering. */
export const aSafeHouseStaysSecret: Property = {
  id: 'F2',
  says: 'the address of a safe house reaches nobody, save NEC when life is in danger',
  whateverIsExchanged: true,
  holds: ({ permit, asking, fact }) =>
    !permit || fact.category !== 'location' || (asking.agency === 'NEC' && asking.purpose === 'VITAL_INTERESTS'),
}

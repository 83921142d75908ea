import type { Property } from '../property.ts'

/** F4. HP19 · Oversigt · SKAT; HP19 · Oversigt · Arbejdstilsynet. */
export const inspectingAuthoritiesReceiveNoPerson: Property = {
  id: 'F4',
  says: 'SKAT and AT receive no fact about a person',
  whateverIsExchanged: true,
  holds: ({ permit, asking }) => !permit || (asking.agency !== 'SKAT' && asking.agency !== 'AT'),
}

import type { Property } from '../property.ts'

/** F11. HP19 · Viden og oplysning; SR09 §9. */
export const knowledgeShowsNoSingleCase: Property = {
  id: 'F11',
  says: 'KNOWLEDGE shows no fact of a case',
  whateverIsExchanged: true,
  holds: ({ permit, asking }) => !permit || asking.purpose !== 'KNOWLEDGE',
}

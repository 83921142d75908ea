import { exchange, purpose } from '../exchange.ts'
import { IDENTITY } from './fact-groups.ts'
import { REFLECTION_OR_LATER } from './stage-groups.ts'

/** The police's aliens centre sees to the departure of those who do not leave by themselves (HP19 · Oversigt · Rigspolitiet). */
export const departure = purpose('DEPARTURE', [
  exchange('X25', {
    recipient: { agency: 'NUC', roles: ['caseworker'] },
    controller: 'UDLST',
    facts: ['reflectionEnds', 'returnAccepted', 'departureDate', ...IDENTITY],
    when: { stage: REFLECTION_OR_LATER },
    consent: 'none',
    source: 'HP19 · Oversigt · Rigspolitiet',
  }),
])

import { exchange, purpose } from '../exchange.ts'
import { WITH_UDLST } from '../permissions/residence-groups.ts'
import { IDENTITY } from './fact-groups.ts'
import { REFLECTION_OR_LATER } from './stage-groups.ts'

/**
 * The police's aliens centre sees to the departure of those who do not leave by themselves, and is told nothing of who
 * stays lawfully, however far her own return is prepared (HP19 · Oversigt · Rigspolitiet).
 */
export const departure = purpose('DEPARTURE', [
  exchange('X25', {
    recipient: { agency: 'NUC', roles: ['caseworker'] },
    controller: 'UDLST',
    facts: ['reflectionEnds', 'returnAccepted', 'departureDate', ...IDENTITY],
    when: { stage: REFLECTION_OR_LATER, residence: WITH_UDLST },
    consent: 'none',
    source: 'HP19 · Oversigt · Rigspolitiet',
  }),
])

import { EVERY_AGENCY, EVERY_FACT, type Firewall } from '../firewall.ts'

/**
 * Knowledge is numbers of five or more, and none that the others give away: no fact of a case is ever among them.
 * HP19 · Viden og oplysning; SR09 §9; GDPR art. 89.
 */
export const F11: Firewall = {
  id: 'F11',
  says: {
    da: 'Viden og statistik viser aldrig oplysninger fra en enkelt sag.',
    en: 'Knowledge and statistics never show facts of a single case.',
  },
  source: 'HP19 · Viden og oplysning; SR09 §9',
  forbids: [{ recipients: EVERY_AGENCY, purposes: ['KNOWLEDGE'], facts: EVERY_FACT }],
}

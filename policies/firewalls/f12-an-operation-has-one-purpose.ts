import type { Firewall } from '../firewall.ts'

/**
 * What is given for one purpose permits nothing for another. Held by the shape of a decision: an asker has one purpose
 * (`Asking`), its rules are made of that purpose's exchanges alone (`compile.ts`), and no disclosure of the past is an
 * attribute that a rule could ask about. GDPR art. 5, stk. 1, litra b.
 */
export const F12: Firewall = {
  id: 'F12',
  says: {
    da: 'En forespørgsel har ét formål, og det, der er givet til ét formål, åbner intet for et andet.',
    en: 'A request has one purpose, and what is given for one purpose opens nothing for another.',
  },
  source: 'STROM kap. 5 · Tavshedspligt; GDPR art. 5, stk. 1, litra b',
  forbids: [],
}

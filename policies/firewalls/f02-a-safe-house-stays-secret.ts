import { allBut, EVERY_AGENCY, EVERY_PURPOSE, factsOfCategory, type Firewall } from '../firewall.ts'

/**
 * Where a person is hidden is told to nobody, save the police when life is in danger.
 * STROM kap. 5 · Sikkerhed, inklusive en risikovurdering.
 */
export const F2: Firewall = {
  id: 'F2',
  says: {
    da: 'Adressen på et beskyttet opholdssted gives til ingen, undtagen til politiet, når liv eller helbred er i fare.',
    en: 'The address of a safe house is given to nobody, save the police when life or health is in danger.',
  },
  source: 'STROM kap. 5 · Sikkerhed, inklusive en risikovurdering',
  forbids: [
    { recipients: allBut(EVERY_AGENCY, ['NEC']), purposes: EVERY_PURPOSE, facts: factsOfCategory('location') },
    { recipients: ['NEC'], purposes: allBut(EVERY_PURPOSE, ['VITAL_INTERESTS']), facts: factsOfCategory('location') },
  ],
}

import { allBut, EVERY_AGENCY, EVERY_PURPOSE, factsHeldBy, type Firewall } from '../firewall.ts'

/** The tax administration passes signs of trafficking to the police, and to nobody else (HP19 · Oversigt · SKAT). */
export const F5: Firewall = {
  id: 'F5',
  says: {
    da: 'Skatteforvaltningens oplysninger gives kun til politiet.',
    en: 'The tax administration\'s facts are given to the police only.',
  },
  source: 'HP19 · Oversigt · SKAT',
  forbids: [{ recipients: allBut(EVERY_AGENCY, ['NEC', 'NUC']), purposes: EVERY_PURPOSE, facts: factsHeldBy('SKAT') }],
}

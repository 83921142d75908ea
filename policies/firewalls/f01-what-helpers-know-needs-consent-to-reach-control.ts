import { allBut, EVERY_PURPOSE, factsHeldBy, type Firewall } from '../firewall.ts'

const HELD_BY_HELPERS = factsHeldBy('CMM', 'NGO')

/** The assessment, which is told at once (X08). */
const ASSESSMENT = ['CMM.assessmentDecision', 'CMM.assessmentDate']

/** What a danger to life or health lets out (X31). */
const DANGER = [
  'CMM.riskLevel', 'CMM.riskNotes', 'CMM.contactPerson.name', 'CMM.contactPerson.dutyPhone', 'CMM.accommodationKind',
  'CMM.safeHouseAddress',
]

const CONTROL = ['NEC', 'NUC', 'SKAT', 'AT'] as const

/**
 * What CMM or an organisation knows reaches police and inspecting authorities only with the person's consent in force.
 * Exceptions: X08's decision, and X31. STROM kap. 1, princip 2; STROM kap. 5 · Tavshedspligt; HP19 · Identifikation af ofre.
 */
export const F1: Firewall = {
  id: 'F1',
  says: {
    da: 'Det, som CMM eller en organisation ved, gives kun til politi og kontrolmyndigheder med personens samtykke.',
    en: 'What CMM or an organisation knows reaches police and inspecting authorities only with the person\'s consent.',
  },
  source: 'STROM kap. 1, princip 2; STROM kap. 5 · Tavshedspligt',
  forbids: [
    {
      recipients: CONTROL,
      purposes: allBut(EVERY_PURPOSE, ['IDENTIFICATION', 'VITAL_INTERESTS']),
      facts: HELD_BY_HELPERS,
      when: { consent: ['absent'] },
    },
    {
      recipients: CONTROL,
      purposes: ['IDENTIFICATION'],
      facts: allBut(HELD_BY_HELPERS, ASSESSMENT),
      when: { consent: ['absent'] },
    },
    {
      recipients: CONTROL,
      purposes: ['VITAL_INTERESTS'],
      facts: allBut(HELD_BY_HELPERS, DANGER),
      when: { consent: ['absent'] },
    },
  ],
}

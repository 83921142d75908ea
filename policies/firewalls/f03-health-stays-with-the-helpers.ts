import { allBut, EVERY_AGENCY, EVERY_PURPOSE, factsOfCategory, type Firewall } from '../firewall.ts'

/** Yes or no, and nothing else: whether a medical ground speaks for an extension (SR09 §3). */
const MEDICAL_GROUND = 'CMM.medicalReasonForExtension'

const OUTSIDERS = allBut(EVERY_AGENCY, ['CMM', 'NGO', 'UDLST'])

/**
 * Health is told to nobody outside CMM and the organisations. The Immigration Service sees the yes or no of a medical
 * ground, with consent. STROM kap. 5 · Tavshedspligt; SR09 §3; GDPR art. 9.
 */
export const F3: Firewall = {
  id: 'F3',
  says: {
    da: 'Helbredsoplysninger bliver hos CMM og organisationerne; Udlændingestyrelsen ser med samtykke kun, om der er en lægelig grund.',
    en: 'Health stays with CMM and the organisations; with consent the Immigration Service sees yes or no to a medical ground.',
  },
  source: 'STROM kap. 5 · Tavshedspligt; SR09 §3 · Udvidet refleksionsperiode på op til 100 dage',
  forbids: [
    { recipients: OUTSIDERS, purposes: EVERY_PURPOSE, facts: factsOfCategory('health') },
    { recipients: ['UDLST'], purposes: EVERY_PURPOSE, facts: allBut(factsOfCategory('health'), [MEDICAL_GROUND]) },
    { recipients: ['UDLST'], purposes: EVERY_PURPOSE, facts: [MEDICAL_GROUND], when: { consent: ['absent'] } },
  ],
}

import type { Purpose } from '../schema/purpose.ts'
import type { ConsentNeed } from './exchange.ts'
import type { LegalBasis } from './legal-bases.ts'

/**
 * What lifts the duty of secrecy (forvaltningsloven § 27, straffeloven § 152) where a fact is told on: neither the legal
 * basis of the processing nor the person's consent to it, though a consent may lift both (domain: three things apart).
 * Of personal data § 28, stk. 1 refers to the data protection rules; stk. 2 says by what measure secrecy yields besides.
 */
export const SECRECY_LIFTED_BY = {
  CONSENT: {
    id: 'FVL-28-2-1',
    citation: 'forvaltningsloven § 28, stk. 1 og stk. 2, nr. 1; GDPR art. 7',
    title: { da: 'Samtykke', en: 'Consent' },
    note: {
      da: 'Personen siger udtrykkeligt ja, frit og oplyst, og kan tage det tilbage. Efter § 28, stk. 1, følger personoplysninger '
        + 'databeskyttelsesreglerne; stk. 2 er om andre fortrolige oplysninger. § 28 er om myndigheder: når den ene part er en '
        + 'organisation, er det samtykket alene, der gør videregivelsen berettiget (straffeloven §§ 152-152 e).',
      en: 'The person expressly agrees, freely and informed, and can take it back. By § 28(1) personal data follow the data '
        + 'protection rules; § 28(2) is about other confidential matters. § 28 is about authorities: where one party is an '
        + 'organisation, the consent alone makes the disclosure rightful (straffeloven §§ 152-152 e).',
    },
  },
  DUTY: {
    id: 'FVL-28-2-3',
    citation: 'forvaltningsloven § 28, stk. 1 og stk. 2, nr. 2 og 3',
    title: { da: 'Lov eller myndighedens opgave', en: 'Law or the authority\'s task' },
    note: {
      da: 'Følger af lov eller er nødvendig for opgaven. Efter § 28, stk. 1, følger personoplysninger databeskyttelsesreglerne '
        + 'eller retshåndhævelsesloven; stk. 2 er om andre fortrolige oplysninger.',
      en: 'Follows from law or is necessary for the task. By § 28(1) personal data follow the data protection rules or '
        + 'retshåndhævelsesloven; § 28(2) is about other confidential matters.',
    },
  },
  DANGER: {
    id: 'STRFL-152e',
    citation: 'straffeloven § 152 e',
    title: {
      da: 'Berettiget varetagelse af eget eller andres tarv',
      en: 'Rightful protection of one\'s own or others\' interests',
    },
    note: {
      da: 'Fare for liv eller helbred ophæver tavshedspligten.',
      en: 'Danger to life or health lifts the duty of secrecy.',
    },
  },
} as const satisfies Readonly<Record<string, LegalBasis>>

export const secrecyLiftedBy = (purpose: Purpose, consent: ConsentNeed): LegalBasis => {
  if (purpose === 'VITAL_INTERESTS') return SECRECY_LIFTED_BY.DANGER
  return consent === 'none' ? SECRECY_LIFTED_BY.DUTY : SECRECY_LIFTED_BY.CONSENT
}

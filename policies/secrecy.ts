import type { Purpose } from '../schema/purpose.ts'
import type { ConsentNeed } from './exchange.ts'
import type { LegalBasis } from './legal-bases.ts'

/**
 * What lifts the duty of secrecy (forvaltningsloven § 27, straffeloven § 152) where a fact is told on: neither the legal
 * basis of the processing nor the person's consent to it, though a consent may lift both (domain: three things apart).
 * Forvaltningsloven § 28, stk. 2 is not among them: it is for what is confidential and not about a natural person.
 */
export const SECRECY_LIFTED_BY = {
  CONSENT: {
    id: 'GDPR-7',
    citation: 'forvaltningsloven § 28, stk. 1; GDPR art. 7',
    title: { da: 'Samtykke', en: 'Consent' },
    note: {
      da: 'Personen siger udtrykkeligt ja, frit og oplyst, og kan tage det tilbage. § 28 er om myndigheder: når den ene part er '
        + 'en organisation, er det samtykket alene, der gør videregivelsen berettiget (straffeloven §§ 152-152 e).',
      en: 'The person expressly agrees, freely and informed, and can take it back. § 28 is about authorities: where one party is '
        + 'an organisation, the consent alone makes the disclosure rightful (straffeloven §§ 152-152 e).',
    },
  },
  DUTY: {
    id: 'FVL-28-1',
    citation: 'forvaltningsloven § 28, stk. 1',
    title: { da: 'Lov eller myndighedens opgave', en: 'Law or the authority\'s task' },
    note: {
      da: 'Myndigheder må give hinanden personoplysninger automatisk, hvor databeskyttelsesreglerne eller retshåndhævelsesloven '
        + 'tillader det. § 28, stk. 2, er om andre fortrolige oplysninger end dem om enkeltpersoner.',
      en: 'Authorities may tell each other personal data by automated means where the data protection rules or '
        + 'retshåndhævelsesloven permit it. § 28(2) is about confidential matters other than natural persons.',
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

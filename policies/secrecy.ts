import type { Purpose } from '../schema/purpose.ts'
import type { ConsentNeed } from './exchange.ts'
import type { LegalBasis } from './legal-bases.ts'

/**
 * What lifts the duty of secrecy (forvaltningsloven § 27, straffeloven § 152) where a fact is told on: neither the legal
 * basis of the processing nor the person's consent to it, though a consent may lift both (domain: three things apart).
 */
export const SECRECY_LIFTED_BY = {
  CONSENT: {
    id: 'FVL-28-2-1',
    citation: 'forvaltningsloven § 28, stk. 2, nr. 1',
    title: { da: 'Samtykke', en: 'Consent' },
    note: {
      da: 'Personen siger udtrykkeligt ja, frit og oplyst (stk. 3), og kan tage det tilbage (stk. 4). '
        + 'Automatisk videregivelse følger databeskyttelsesreglerne.',
      en: 'The person expressly agrees, freely and informed (§ 28(3)), and can take it back (§ 28(4)). '
        + 'Automated disclosure follows the data protection rules.',
    },
  },
  DUTY: {
    id: 'FVL-28-2-3',
    citation: 'forvaltningsloven § 28, stk. 1 og stk. 2, nr. 2 og 3',
    title: { da: 'Lov eller myndighedens opgave', en: 'Law or the authority\'s task' },
    note: {
      da: 'Følger af lov eller er nødvendig for opgaven. Automatisk videregivelse følger databeskyttelsesreglerne.',
      en: 'Follows from law or is necessary for the task. Automated disclosure follows the data protection rules.',
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

import { exchange, purpose } from '../exchange.ts'
import { WITH_UDLST } from '../permissions/residence-groups.ts'
import { CONTACT_PERSON, IDENTITY, NEEDS } from './fact-groups.ts'
import { REFLECTION_OR_LATER } from './stage-groups.ts'

/** What the return organisation reports of a reintegration, month by month. */
const REINTEGRATION_REPORTS = [
  'reintegrationReports.month', 'reintegrationReports.date', 'reintegrationReports.status', 'reintegrationReports.support',
] as const

/** What is told the return organisation comes from talks with the person, who agrees in writing. */
const RETURN_ORGANISATION =
  'SR09 §5 · Voksne ofre for menneskehandel, som opholder sig illegalt i landet; STROM kap. 5 · Støtteordninger · Tilbagevenden'

const REPORTING =
  'HP19 · Forberedt hjemsendelse og reintegration; SR09 §5; STROM kap. 5 · Støtteordninger · Tilbagevenden'

/**
 * A return that the person has accepted is prepared by the Immigration Service, CMM and the return organisation, which
 * reports until the support ends (SR09 §5; HP19 · Forberedt hjemsendelse og reintegration). That of a lawful resident
 * CMM sees to by itself (X23).
 * The consent to it is in writing (STROM kap. 5 · Støtteordninger · Tilbagevenden).
 */
export const preparedReturn = purpose('PREPARED_RETURN', [
  exchange('X21', {
    recipient: { agency: 'IOM', roles: ['caseworker'] },
    controller: 'CMM',
    facts: ['returnWish', ...NEEDS, 'actionPlanStatus', ...CONTACT_PERSON],
    when: { stage: ['returnPrepared'] },
    consent: 'inWriting',
    source: RETURN_ORGANISATION,
  }),
  exchange('X22', {
    recipient: { agency: 'IOM', roles: ['caseworker'] },
    controller: 'UDLST',
    facts: [...IDENTITY, 'returnCountry', 'departureDate'],
    when: { stage: ['returnPrepared'] },
    consent: 'inWriting',
    source: RETURN_ORGANISATION,
  }),
  exchange('X23',
    {
      recipient: { agency: 'CMM', roles: ['contactPerson', 'caseworker'] },
      controller: 'UDLST',
      facts: ['returnAccepted', 'returnCountry', 'departureDate'],
      when: { stage: REFLECTION_OR_LATER, residence: WITH_UDLST },
      consent: 'none',
      source: 'HP19 · Forberedt hjemsendelse og reintegration',
    },
    {
      recipient: { agency: 'UDLST', roles: ['caseworker'] },
      controller: 'CMM',
      facts: ['actionPlanStatus'],
      when: { stage: REFLECTION_OR_LATER, residence: WITH_UDLST },
      consent: 'none',
      source: 'HP19 · Forberedt hjemsendelse og reintegration',
    }),
  exchange('X24',
    {
      recipient: { agency: 'CMM', roles: ['contactPerson', 'caseworker'] },
      controller: 'IOM',
      facts: REINTEGRATION_REPORTS,
      when: { reintegrationReporting: [true] },
      consent: 'inWriting',
      source: REPORTING,
    },
    {
      recipient: { agency: 'UDLST', roles: ['caseworker'] },
      controller: 'IOM',
      facts: REINTEGRATION_REPORTS,
      when: { reintegrationReporting: [true] },
      consent: 'inWriting',
      source: REPORTING,
    }),
])

import { agencyOf, type Agency, type Party } from '../../schema/agency.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Course } from './course.ts'
import type { Drawn } from './generated-facts.ts'
import { consent, consentInWriting, type Consent } from './story.ts'

/** What a person may be asked to consent to, one thing at a time (STROM kap. 5 · Informeret aftale og valg). */
interface Offer {
  readonly recipients: readonly Agency[]
  /** The controller that is party to the case as well. */
  readonly controller: Agency
  readonly purpose: Purpose
  readonly categories: readonly DataCategory[]
  /** From which day it is asked; null when it is not. */
  readonly since: (course: Course) => number | null
  /** How many of ten say yes. */
  readonly yes: number
  readonly give: typeof consent
}

const onceFound = (course: Course): number | null => course.found ? course.assessedOn : null

const OFFERS: readonly Offer[] = [
  {
    recipients: ['NGO'], controller: 'CMM', purpose: 'ASSISTANCE', categories: ['contact', 'accommodation', 'risk'],
    since: onceFound, yes: 8, give: consent,
  },
  {
    recipients: ['CMM'], controller: 'NGO', purpose: 'ASSISTANCE', categories: ['accommodation', 'health'],
    since: onceFound, yes: 7, give: consent,
  },
  {
    recipients: ['KOM'], controller: 'CMM', purpose: 'ASSISTANCE',
    categories: ['contact', 'accommodation', 'representative'],
    since: onceFound, yes: 8, give: consent,
  },
  {
    recipients: ['UDLST'], controller: 'CMM', purpose: 'IDENTIFICATION', categories: ['indicators', 'assessment'],
    since: (course) => course.openedOn, yes: 6, give: consent,
  },
  {
    recipients: ['UDLST'], controller: 'CMM', purpose: 'RESIDENCE_DECISION', categories: ['return', 'health'],
    since: (course) => course.periodStarts, yes: 4, give: consent,
  },
  {
    recipients: ['NEC'], controller: 'CMM', purpose: 'INVESTIGATION', categories: ['witness', 'contact', 'indicators'],
    since: onceFound, yes: 2, give: consent,
  },
  {
    recipients: ['IOM'], controller: 'CMM', purpose: 'PREPARED_RETURN',
    categories: ['return', 'accommodation', 'contact', 'identity'],
    since: (course) => course.returnPreparedOn, yes: 9, give: consentInWriting,
  },
  {
    recipients: ['CMM', 'UDLST'], controller: 'IOM', purpose: 'PREPARED_RETURN', categories: ['return'],
    since: (course) => course.returnPreparedOn, yes: 9, give: consentInWriting,
  },
]

/** Days that a generated consent lasts. */
const LASTS = 180

/** The consents of a generated case; a minor's are the representative's (F9). One in twelve is taken back. */
export const drawConsents = ({ calendar: { at }, random, person, course }: Drawn, parties: readonly Party[]): Consent[] =>
  OFFERS.flatMap((offer) => {
    const recipients = parties.filter((party) => offer.recipients.some((agency) => agency === agencyOf(party)))
    const since = offer.since(course)
    const asked = recipients.length > 0 && parties.some((party) => agencyOf(party) === offer.controller)
    if (since === null || !asked || !random.chance(offer.yes, 10)) return []
    const givenBy = person.minor ? 'representative' : 'dataSubject'
    const withdrawnOn = random.chance(1, 12) ? since + random.between(1, LASTS - 1) : 0
    return [offer.give({
      givenBy,
      recipients,
      purposes: [offer.purpose],
      categories: offer.categories,
      validFrom: at(since, '22:30'),
      validUntil: at(since + LASTS, '22:00'),
      language: person.language,
      interpreter: person.language !== 'en',
      obtainedBy: random.pick(['cmm-1207', 'cmm-1240', 'cmm-1255', 'cmm-1262']),
      ...(withdrawnOn < 0 && { withdrawnAt: at(withdrawnOn, '11:00'), withdrawnBy: givenBy }),
    })]
  })

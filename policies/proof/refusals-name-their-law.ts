import type { ConsentRecord, Permit } from '../decision.ts'
import { butWith, NOW } from './circumstances.ts'
import { PROPERTIES } from './properties.ts'
import type { Decided, Property } from './property.ts'

/** The laws about what may be given; the others are about how: on which consent, with which notice. */
const ABOUT_WHAT_IS_GIVEN = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F10', 'F11', 'F13']
const LAWS = PROPERTIES.filter(({ id }) => ABOUT_WHAT_IS_GIVEN.includes(id))
const UNKNOWN = PROPERTIES.filter(({ id }) => id === 'silence')

/** What the person or the representative could consent to: all that is asked. */
const consentsTo = ({ asking, fact }: Decided): readonly ConsentRecord[] =>
  (['dataSubject', 'representative'] as const).map((givenBy) => ({
    id: givenBy, version: 1, givenBy, giverSuspected: false, recipients: [asking.recipient], purposes: [asking.purpose],
    categories: [fact.category], form: 'inWriting', validFrom: new Date(0), validUntil: new Date(NOW.getTime() + 1),
    withdrawnAt: null,
  }))

/** Of firewalls against exchanges that permit everything: nothing but the laws withholds, and a refusal says which. */
export const refusalsNameTheirLaw: Property = {
  id: 'exact',
  says: 'the firewalls forbid just what would break a law if it were given, and name the first that no consent would lift, '
    + 'else the first',
  whateverIsExchanged: false,
  holds: (decided) => {
    if (decided.permit) return true
    const permit: Permit = { fact: decided.fact, exchange: 'X99', legalBases: [], consent: null }
    const given: Decided = { ...decided, permit, withholding: undefined }
    if (UNKNOWN.some((law) => !law.holds(given))) return true
    const standing = butWith(decided.standing, { consents: consentsTo(decided) })
    const consented: Decided = { ...given, standing, decision: decided.about(standing) }
    const law = LAWS.find(({ holds }) => !holds(consented)) ?? LAWS.find(({ holds }) => !holds(given))
    return decided.withholding?.rule === law?.id
  },
}

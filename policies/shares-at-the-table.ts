import { agencyOf, type Agency, type Party } from '../schema/agency.ts'
import { factNamed } from '../schema/facts.ts'
import type { Purpose } from '../schema/purpose.ts'
import type { Asking, ConsentRecord } from './decision.ts'
import type { Grant } from './exchange.ts'
import { EXCHANGES } from './exchanges.ts'
import { CONSENTS } from './permissions/consents.ts'

/** Those who help. Whether a person helps the police and prosecutors is hers to say, also to a table at which the police may sit. */
const AT_THE_TABLE: readonly Agency[] = ['CMM', 'UDLST', 'IOM', 'NGO', 'KOM']

const KEPT_PURPOSES: readonly Purpose[] = ['INVESTIGATION', 'NON_PUNISHMENT', 'DEPARTURE', 'VITAL_INTERESTS']

/**
 * Which shares a reference group sees and may ask for: with whom and for what, where some exchange rests on the person's
 * consent. Never which facts. A withdrawal towards the police shows nowhere (STROM kap. 1, princip 2; STROM kap. 5 ·
 * Informeret aftale og valg; SR09 §2).
 */
export const isToldAtTheTable = (recipient: Party, purpose: Purpose): boolean => grantsByConsent(recipient, purpose).length > 0

/** Whether the consent is one that what is told rests on: of such data, and in writing where nothing less will do. */
export const isSharedBy = ({ form, categories }: ConsentRecord, recipient: Party, purpose: Purpose): boolean =>
  grantsByConsent(recipient, purpose).some(({ controller, facts, consent }) => (consent === 'required' || form === 'inWriting')
    && facts.some((path) => categories.includes(factNamed(`${controller}.${path}`).category)))

const grantsByConsent = (recipient: Party, purpose: Purpose): readonly Grant[] => {
  const agency = agencyOf(recipient)
  if (agency === undefined || !AT_THE_TABLE.includes(agency) || KEPT_PURPOSES.includes(purpose)) return []
  return EXCHANGES.filter((one) => one.purpose === purpose).flatMap(({ exchanges }) => exchanges).flatMap(({ grants }) => grants)
    .filter((grant) => grant.recipient.agency === agency && grant.consent !== 'none')
}

/** Whether a party is one of those who explain a consent to the person and obtain it: just they are asked for a share. */
export const obtainsConsents = (party: Party): boolean => CONSENTS.some(({ agency }) => agency === agencyOf(party))

/** Whether the asker may deal with what is asked for. */
export const dealsWithShares = ({ recipient, agency, role, purpose }: Asking): boolean => agencyOf(recipient) === agency
  && CONSENTS.some((one) => one.agency === agency && one.roles.includes(role) && one.purposes.includes(purpose))

/** Days in which the same is not asked for again, and after which it is forgotten: a person is not to be pressed. */
export const SHARE_REQUEST_DAYS = 30

import { agencyOf } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { Asking, ConsentRecord, Standing } from '../../policies/decision.ts'

/** A day in the middle of all that tests speak of. */
export const NOW = new Date('2026-03-10T12:00:00Z')

/** A linked case of an adult without a right to stay, in the reflection period, who has consented to nothing. */
export const aStanding = (differing: Partial<Standing> = {}): Standing => ({
  linked: true, residence: 'none', stage: 'reflection', minor: false, vulnerable: false, closed: false,
  reintegrationReporting: false, consents: [], ...differing,
})

/** A consent in force, in writing, of the person to the party: for all that tests ask unless it is said otherwise. */
export const aConsent = (recipient: string, purpose: Purpose, differing: Partial<ConsentRecord> = {}): ConsentRecord => ({
  id: 'consent', version: 1, givenBy: 'dataSubject', giverSuspected: false, recipients: [recipient], purposes: [purpose],
  categories: ['contact', 'accommodation', 'risk', 'health', 'return', 'witness', 'indicators', 'location', 'identity'],
  form: 'inWriting', validFrom: new Date('2026-01-01T00:00:00Z'), validUntil: new Date('2027-01-01T00:00:00Z'),
  withdrawnAt: null, ...differing,
})

export const asking = (recipient: string, role: Role, purpose: Purpose): Asking => {
  const agency = agencyOf(recipient)
  if (!agency) throw new Error(`unknown party \`${recipient}\``)
  return { recipient, agency, role, purpose }
}

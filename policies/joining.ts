import { agencyOf, type Party } from '../schema/agency.ts'
import type { Asking } from './decision.ts'
import { authorityOf } from './governance.ts'

/** What can be done with registrations: of an agency's issuer, of a client system; and with an employee who leaves. */
export type JoiningAct =
  | 'readRegistrations' | 'proposeRegistration' | 'approveRegistration' | 'suspendClient' | 'revokeBinding' | 'endEmployee'
  | 'readmitEmployee'

const ACTS_OF = {
  administrator: ['readRegistrations', 'proposeRegistration', 'suspendClient', 'revokeBinding', 'endEmployee'],
  dpo: ['readRegistrations', 'proposeRegistration', 'approveRegistration', 'suspendClient', 'revokeBinding', 'endEmployee', 'readmitEmployee'],
} as const satisfies Readonly<Record<string, readonly JoiningAct[]>>

/**
 * Who may do what with the registrations of a party (GDPR art. 32; direktiv (EU) 2016/680 art. 29): its own
 * administrator and officer, and the gateway's administrator. An officer of any agency approves, for a party that joins
 * has none yet whom the gateway knows. To let in takes two people; to suspend takes one.
 * A certificate or key that others may have is revoked by one, for good. An employee is shut out by either, and let in again by an officer.
 */
export const mayJoin = (asking: Asking, act: JoiningAct, party: Party): boolean => {
  const { recipient, agency, role, purpose } = asking
  if (purpose !== 'OVERSIGHT' || agencyOf(recipient) !== agency) return false
  if (role !== 'administrator' && role !== 'dpo') return false
  const acts: readonly JoiningAct[] = ACTS_OF[role]
  return acts.includes(act) && (act === 'approveRegistration' || recipient === party || isGateways(asking))
}

const isGateways = ({ agency, role }: Asking): boolean => agency === 'SAMSYN' && role === 'administrator'

/**
 * Whether an officer of one party may vouch for what another would have trusted: not for the issuer of her own, which says
 * who its officers are and could make two of them, nor for the gateway's own keys as one of the gateway's.
 */
export const mayVouch = (officer: Party, { kind, party }: { readonly kind: 'agency' | 'client' | 'key'; readonly party: Party }): boolean =>
  kind === 'client' || authorityOf(officer) !== authorityOf(party)

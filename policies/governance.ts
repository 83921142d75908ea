import { AGENCIES, agencyOf, type Agency, type Party } from '../schema/agency.ts'
import { ROLES, type Role } from '../schema/role.ts'
import type { Asking } from './decision.ts'

/** What can be done with the policies themselves. */
export type PolicyAct = 'readPolicies' | 'examineDisclosures' | 'proposePolicies' | 'approvePolicies'

/** Who may do it, for the purpose OVERSIGHT. */
export interface Governance {
  readonly agencies: readonly Agency[]
  readonly roles: readonly Role[]
  readonly source: string
}

const ACCOUNTABILITY = 'GDPR art. 5, stk. 2; GDPR art. 39; direktiv (EU) 2016/680 art. 34'
const EVERYONE: Governance = { agencies: AGENCIES, roles: ROLES, source: 'GDPR art. 5, stk. 1, litra a' }
const OFFICERS: Governance = { agencies: AGENCIES, roles: ['dpo'], source: ACCOUNTABILITY }
const ADMINISTRATOR: Governance = { agencies: ['SAMSYN'], roles: ['administrator'], source: ACCOUNTABILITY }

/**
 * The table of what may go to whom hides nothing from those who work under it; what disclosures would become, and what
 * the table says, is for the officers and the gateway's administrator. Only officers approve.
 */
export const GOVERNANCE: Readonly<Record<PolicyAct, readonly Governance[]>> = {
  readPolicies: [EVERYONE],
  examineDisclosures: [OFFICERS, ADMINISTRATOR],
  proposePolicies: [OFFICERS, ADMINISTRATOR],
  approvePolicies: [OFFICERS],
}

export const mayGovern = (asking: Asking, act: PolicyAct): boolean =>
  agencyOf(asking.recipient) === asking.agency && asking.purpose === 'OVERSIGHT'
  && GOVERNANCE[act].some(({ agencies, roles }) => agencies.includes(asking.agency) && roles.includes(asking.role))

/** Officers who must approve, each of another authority: two where something is newly permitted, one where nothing is. */
const approversNeeded = (newlyPermits: boolean): number => (newlyPermits ? 2 : 1)

export const isApproved = (newlyPermits: boolean, approvers: readonly Party[]): boolean =>
  new Set(approvers.map((party) => agencyOf(authorityOf(party)))).size >= approversNeeded(newlyPermits)

/** The police are one authority with two centres, for both of which one officer may stand (direktiv (EU) 2016/680 art. 32, stk. 3). */
export const authorityOf = (party: Party): Party => (party === 'NUC' ? 'NEC' : party)

import { agencyOf, type Agency, type Party } from '../schema/agency.ts'
import type { Asking } from './decision.ts'

/** What can be done with the operations that a party has registered. */
export type DocumentAct = 'readDocuments' | 'registerDocument' | 'approveDocument' | 'withdrawDocument'

/** Whose a document is, and the agencies that approve it. */
export interface DocumentStanding {
  readonly party: Party
  readonly approvers: readonly Agency[]
}

/**
 * The agencies that approve a document: each that holds a fact that it asks for; of one that asks for none, the party's own.
 * A controller answers for what leaves it (GDPR art. 5, stk. 2, og art. 25; direktiv (EU) 2016/680 art. 20).
 */
export const approversOf = (party: Party, controllers: readonly Agency[]): readonly Agency[] => {
  const own = agencyOf(party)
  return controllers.length > 0 || own === undefined ? controllers : [own]
}

/**
 * Who may do it, for the purpose OVERSIGHT: the party's own administrator and officer register; an officer of each
 * approving agency approves, for the party's own agency one of that very party; any of these, and the gateway's
 * administrator, withdraws, alone.
 */
export const mayHandleDocument = (asking: Asking, act: DocumentAct, { party, approvers }: DocumentStanding): boolean => {
  const { recipient, agency, role, purpose } = asking
  if (purpose !== 'OVERSIGHT' || agencyOf(recipient) !== agency || (role !== 'dpo' && role !== 'administrator')) return false
  const isOwn = recipient === party
  const approves = role === 'dpo' && approvers.includes(agency) && (isOwn || agencyOf(party) !== agency)
  if (act === 'registerDocument') return isOwn
  if (act === 'approveDocument') return approves
  return isOwn || approves || (agency === 'SAMSYN' && role === 'administrator')
}

import { agencyOfParty } from '../../frame/session.ts'
import type { TrustedDocument } from './document-operations.ts'

interface Approver {
  readonly role: string
  readonly party: string
}

/** Whether an operation waits for the approval of whoever looks: an officer of an agency that it asks. */
export const awaits = ({ approvers, withdrawnAt }: TrustedDocument, { role, party }: Approver): boolean =>
  role === 'dpo' && !withdrawnAt && approvers.some(({ agency, approvedAt }) => agency === agencyOfParty(party) && !approvedAt)

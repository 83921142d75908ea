import { PERSONAS } from '../../prisma/seed/personas.ts'
import { ask } from '../cli/ask.ts'
import { openOverseer } from '../cli/asking.ts'
import { DOCUMENT_OPERATIONS } from '../cli/documents/document-operations.ts'
import { DOCUMENT_REPLIES } from '../cli/documents/document-replies.ts'
import { agencyOf } from '../../schema/agency.ts'

/**
 * Has the console's operations, which the gateway has registered, approved by an officer of each agency that they ask, all
 * by the demonstration's people and each step a leaf.
 */
export const approveDocuments = async (data: string): Promise<void> => {
  const asked = { data, reason: 'konsollens egne forespørgsler (syntetisk)' }
  for (const { id, party } of PERSONAS.filter(({ role }) => role === 'dpo')) {
    const officer = await openOverseer({ ...asked, as: id })
    const waiting = (await ask(officer, DOCUMENT_OPERATIONS.list, {}, DOCUMENT_REPLIES.list)).data.trustedDocuments.documents
      .filter(({ withdrawnAt, approvers }) => !withdrawnAt
        && approvers.some(({ agency, approvedAt }) => agency === agencyOf(party) && approvedAt === null))
    for (const one of waiting) await ask(officer, DOCUMENT_OPERATIONS.approve, { id: one.id }, DOCUMENT_REPLIES.approve)
  }
}

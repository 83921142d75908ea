import { fileURLToPath } from 'node:url'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { ask } from '../cli/ask.ts'
import { openOverseer } from '../cli/asking.ts'
import { DOCUMENT_OPERATIONS } from '../cli/documents/document-operations.ts'
import { DOCUMENT_REPLIES } from '../cli/documents/document-replies.ts'
import { documentsIn } from '../cli/documents/documents-in.ts'
import { agencyOf } from '../../schema/agency.ts'

/** What the console's pages send, where the build puts it. */
const CONSOLE_DOCUMENTS = fileURLToPath(new URL('../../console-documents.json', import.meta.url))

/**
 * Has the console's operations registered by the gateway's administrator and approved by an officer of each agency that
 * they ask, all by the demonstration's people and each step a leaf; those that stand already are left as they are.
 */
export const approveDocuments = async (data: string): Promise<void> => {
  const asked = { data, reason: 'konsollens egne forespørgsler (syntetisk)' }
  const administrator = await openOverseer({ ...asked, as: 'admin' })
  const { data: { trustedDocuments: { documents } } } = await ask(administrator, DOCUMENT_OPERATIONS.list, {}, DOCUMENT_REPLIES.list)
  const standing = new Set(documents.filter(({ party, withdrawnAt }) => party === 'SAMSYN' && !withdrawnAt).map(({ document }) => document))
  for (const document of await documentsIn(CONSOLE_DOCUMENTS))
    if (!standing.has(document)) await ask(administrator, DOCUMENT_OPERATIONS.register, { document }, DOCUMENT_REPLIES.register)
  for (const { id, party } of PERSONAS.filter(({ role }) => role === 'dpo')) {
    const officer = await openOverseer({ ...asked, as: id })
    const waiting = (await ask(officer, DOCUMENT_OPERATIONS.list, {}, DOCUMENT_REPLIES.list)).data.trustedDocuments.documents
      .filter(({ withdrawnAt, approvers }) => !withdrawnAt
        && approvers.some(({ agency, approvedAt }) => agency === agencyOf(party) && approvedAt === null))
    for (const one of waiting) await ask(officer, DOCUMENT_OPERATIONS.approve, { id: one.id }, DOCUMENT_REPLIES.approve)
  }
}

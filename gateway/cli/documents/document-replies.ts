import { z } from 'zod'

const document = z.object({
  id: z.string(),
  party: z.string(),
  documentId: z.string(),
  document: z.string(),
  name: z.string().nullable(),
  purpose: z.string(),
  fields: z.array(z.string()),
  inForce: z.boolean(),
  registeredBy: z.string(),
  registeredAt: z.string(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  approvers: z.array(z.object({ agency: z.string(), approvedBy: z.string().nullable(), approvedAt: z.string().nullable() })),
})

export type DocumentReply = z.infer<typeof document>

/** What each operation of `samsyn documents` reads of its answer. */
export const DOCUMENT_REPLIES = {
  list: z.object({ trustedDocuments: z.object({ documents: z.array(document) }) }),
  register: z.object({ registerDocument: z.object({ document }) }),
  approve: z.object({ approveDocument: z.object({ document }) }),
  withdraw: z.object({ withdrawDocument: z.object({ document }) }),
}

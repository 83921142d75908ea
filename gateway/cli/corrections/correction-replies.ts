import { z } from 'zod'

const kind = z.enum(['CORRECTED', 'ERASED'])
const recipient = z.object({
  party: z.string(), due: z.string(), deliveredAt: z.string().nullable(), confirmedAt: z.string().nullable(), overdue: z.boolean(),
})
const correction = z.object({
  id: z.string(), case: z.string(), kind, facts: z.array(z.string()), reportedAt: z.string(), resolved: z.boolean(),
  recipients: z.array(recipient),
})
const notice = z.object({
  id: z.string(), case: z.string(), controller: z.string(), kind, facts: z.array(z.string()), reportedAt: z.string(), due: z.string(),
  confirmedAt: z.string().nullable(),
})

export type CorrectionReply = z.infer<typeof correction>
export type NoticeReply = z.infer<typeof notice>

/** What `samsyn corrections` reads of its answers. */
export const CORRECTION_REPLIES = {
  own: z.object({ corrections: z.object({ corrections: z.array(correction) }) }),
  notices: z.object({ correctionNotices: z.object({ notices: z.array(notice) }) }),
  reported: z.object({ reportCorrection: z.object({ id: z.string() }) }),
  confirmed: z.object({ confirmCorrection: z.object({ id: z.string() }) }),
}

import { z } from 'zod'

const caseView = z.looseObject({
  id: z.string(),
  fileNumber: z.string().nullable(),
  withheld: z.array(z.object({ field: z.string(), because: z.string(), remedy: z.string().nullable() })),
  unavailable: z.array(z.object({
    controller: z.string(), fields: z.array(z.string()), because: z.string(), tryAgain: z.boolean(),
  })),
  notices: z.array(z.object({ field: z.string(), says: z.string() })),
})

/** A case as the gateway answers it, with what every query of the command line asks of it. */
export type CaseReply = z.infer<typeof caseView>

const consentRecord = z.object({
  id: z.string(),
  givenBy: z.string(),
  recipients: z.array(z.string()),
  purposes: z.array(z.string()),
  categories: z.array(z.string()),
  form: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  language: z.string(),
  interpreter: z.boolean(),
  withdrawnAt: z.string().nullable(),
})

export type ConsentReply = z.infer<typeof consentRecord>

/** What each operation of the command line reads of its answer. */
export const REPLIES = {
  case: z.object({ caseByFileNumber: caseView }).or(z.object({ case: caseView })),
  handle: z.object({ caseByFileNumber: z.object({ id: z.string() }) }),
  cases: z.object({ cases: z.object({
    edges: z.array(z.object({ node: caseView })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }) }),
  consents: z.object({ consentRecords: z.object({ records: z.array(consentRecord) }) }),
  given: z.object({ giveConsent: z.object({ consentRecord }) }),
  withdrawn: z.object({ withdrawConsent: z.object({ consentRecord }) }),
}

const receipt = z.object({ disclosureId: z.string(), log: z.string(), leaves: z.array(z.string()) })

export type ReceiptReply = z.infer<typeof receipt>

const removal = z.object({ place: z.string(), says: z.object({ da: z.string() }) })

export type RemovalReply = z.infer<typeof removal>

/** The envelope of every answer: data with a receipt and what goes of what was asked, or the code of what stands in its way. */
export const envelope = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
  extensions: z.object({ receipt: receipt.optional(), removals: z.array(removal).optional() }).optional(),
})

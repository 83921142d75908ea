import { z } from 'zod'
import { operation } from '../operations.ts'

const ENTRY = `{ log leaf at disclosureId recipient client employee role purpose reason outcome code act breakGlass
  controllers facts given withheld unavailable }`

/** The operations of `samsyn log`, for the purpose OVERSIGHT. */
export const LOG_OPERATIONS = {
  list: operation('query', '$filter: EntryFilter, $first: Int, $after: String', 'OVERSIGHT',
    `overseenEntries(filter: $filter, first: $first, after: $after) {
      edges { node ${ENTRY} } pageInfo { hasNextPage endCursor } }`),
  show: operation('query', '$log: String!, $leaf: String!', 'OVERSIGHT', `overseenEntry(log: $log, leaf: $leaf) {
    entry ${ENTRY} policyVersion given { field exchange consent } empty withheld { field because rule }
    unavailable { controller because fields } rules { rule says { da } } details { name value } hash proof }`),
  counts: operation('query', '$filter: EntryFilter', 'OVERSIGHT', `entryCounts(filter: $filter) {
    total byDay { day entries } byOutcome { outcome entries } byPurposeAndRecipient { purpose recipient entries }
    byCode { code entries } }`),
}

const entry = z.object({
  log: z.string(), leaf: z.string(), at: z.string(), disclosureId: z.string(), recipient: z.string(), client: z.string(),
  employee: z.string(), role: z.string(), purpose: z.string().nullable(), reason: z.string().nullable(), outcome: z.string(),
  code: z.string().nullable(), act: z.string().nullable(), breakGlass: z.boolean(), controllers: z.array(z.string()),
  facts: z.array(z.string()), given: z.number(), withheld: z.number(), unavailable: z.number(),
})

export type EntryReply = z.infer<typeof entry>

const counted = <T extends z.ZodRawShape>(sort: T) => z.array(z.object({ ...sort, entries: z.number() }))

/** What each of them reads of its answer. */
export const LOG_REPLIES = {
  list: z.object({ overseenEntries: z.object({
    edges: z.array(z.object({ node: entry })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }) }),
  show: z.object({ overseenEntry: z.object({
    entry,
    policyVersion: z.string().nullable(),
    given: z.array(z.object({ field: z.string(), exchange: z.string(), consent: z.string().nullable() })),
    empty: z.array(z.string()),
    withheld: z.array(z.object({ field: z.string(), because: z.string(), rule: z.string() })),
    unavailable: z.array(z.object({ controller: z.string(), because: z.string(), fields: z.array(z.string()) })),
    rules: z.array(z.object({ rule: z.string(), says: z.object({ da: z.string() }) })),
    details: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
    hash: z.string(),
    proof: z.string(),
  }) }),
  counts: z.object({ entryCounts: z.object({
    total: z.number(),
    byDay: counted({ day: z.string() }),
    byOutcome: counted({ outcome: z.string() }),
    byPurposeAndRecipient: counted({ purpose: z.string().nullable(), recipient: z.string() }),
    byCode: counted({ code: z.string() }),
  }) }),
}

export type DetailReply = z.infer<typeof LOG_REPLIES.show>['overseenEntry']
export type CountsReply = z.infer<typeof LOG_REPLIES.counts>['entryCounts']

import { z } from 'zod'
import type { Code } from './generated/codes.d.ts'

/** Where the record of an answer stands in the trail, and what opens its commitments: keep it with what was answered. */
export interface Receipt {
  readonly disclosureId: string
  readonly log: string
  /** Index of the leaf of each case, in their order. */
  readonly leaves: readonly string[]
  readonly salts: readonly string[]
}

/** What an operation uses that goes from the contract: by its schema coordinate, as are the substitutes; days in ISO 8601. */
export interface Removal {
  readonly place: string
  readonly announced: string
  readonly on: string
  readonly instead: string
  readonly says: { readonly da: string; readonly en: string }
}

/** The gateway answered: `data`, in which what is withheld or unavailable says so itself. */
export interface Answered<Data> {
  readonly ok: true
  readonly data: Data
  readonly receipt: Receipt | undefined
  /** Warnings: what to change in the operation, and by which day. */
  readonly removals: readonly Removal[]
  readonly requestId: string
}

/** The gateway refused or failed, by one of its codes; `requestId` is what support asks for. */
export interface Refused<By extends Code = Code> {
  readonly ok: false
  readonly code: By
  readonly message: string
  readonly requestId: string
}

/** The gateway or the issuer was not reached, or its answer was not understood; or the issuer gave no token. */
export interface NotReached {
  readonly ok: false
  readonly code: 'UNREACHABLE' | 'NOT_UNDERSTOOD' | 'NO_TOKEN'
  readonly message: string
  readonly requestId: null
}

/** What a request came to: `ok` tells data from refusals, and `code` one refusal from another. */
export type Answer<Data> = Answered<Data> | { [By in Code]: Refused<By> }[Code] | NotReached

export const notReached = (code: NotReached['code'], message: string): NotReached => ({ ok: false, code, message, requestId: null })

const bodyShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).min(1).optional(),
  extensions: z.object({
    receipt: z.object({
      disclosureId: z.string(), log: z.string(), leaves: z.array(z.string()), salts: z.array(z.string()),
    }).optional(),
    removals: z.array(z.object({
      place: z.string(), announced: z.string(), on: z.string(), instead: z.string(), says: z.object({ da: z.string(), en: z.string() }),
    })).optional(),
  }).optional(),
})

/** Reads an answer of GraphQL over HTTP. JSON that is neither data nor a refusal is another's, such as a load balancer's. */
export const readAnswer = async <Data>(reply: Response): Promise<Answer<Data>> => {
  const requestId = reply.headers.get('x-request-id') ?? ''
  const body = bodyShape.safeParse(await reply.json().catch(() => undefined))
  const { data, errors: [error] = [], extensions } = body.data ?? {}
  if (error) return { ok: false, code: error.extensions.code as Code, message: error.message, requestId } as Answer<Data>
  if (!data) return notReached('NOT_UNDERSTOOD', 'the answer is not GraphQL over HTTP')
  return { ok: true, data: data as Data, receipt: extensions?.receipt, removals: extensions?.removals ?? [], requestId }
}

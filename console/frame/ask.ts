import type { TadaDocumentNode } from 'gql.tada'
import { print } from '@0no-co/graphql.web'
import { post, type Manner } from './own-request.ts'

/** Where the record of what was answered stands. */
export interface Receipt {
  readonly disclosureId: string
  readonly log: string
  readonly leaves: readonly string[]
  readonly salts: readonly string[]
}

export interface Answer<Data> {
  readonly data: Data
  readonly receipt: Receipt | undefined
  /** When it came: what is shown is as of then. */
  readonly at: Date
}

/** The gateway refused or failed, by one of its codes; or it was not reached, `UNREACHABLE`, or did not answer, `NO_ANSWER`. */
export class AskFailed extends Error {
  override readonly name = 'AskFailed'
  constructor(readonly code: string, readonly requestId: string | null) {
    super(code)
  }
}

/** What went wrong where no answer came. @throws {AskFailed} */
export const unanswered = (requestId: string | null = null) => (error: unknown): never => {
  throw new AskFailed(error instanceof DOMException && error.name === 'TimeoutError' ? 'NO_ANSWER' : 'UNREACHABLE', requestId)
}

interface Body<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
  readonly extensions?: { readonly receipt?: Receipt }
}

/** Sends one operation, which says by itself what it is for. @throws {AskFailed} */
export const askText = async <Data>(query: string, variables: unknown, manner?: Manner): Promise<Answer<Data>> => {
  const reply = await post('/console/graphql', { query, variables }, manner).catch(unanswered())
  const requestId = reply.headers.get('x-request-id')
  const body = await reply.json().catch(unanswered(requestId)) as Body<Data>
  const code = body.errors?.[0]?.extensions?.code
  if (code !== undefined || !body.data) throw new AskFailed(code ?? 'UNREACHABLE', requestId)
  return { data: body.data, receipt: body.extensions?.receipt, at: new Date() }
}

export const ask = <Data, Variables>(
  document: TadaDocumentNode<Data, Variables>, variables: Variables, manner?: Manner,
): Promise<Answer<Data>> => askText(print(document), variables, manner)

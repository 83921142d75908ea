import type { JWK } from 'jose'
import { allowInsecureRequests, WWWAuthenticateChallengeError } from 'oauth4webapi'
import { notReached, readAnswer, type Answer, type Receipt } from './answer.ts'
import type { Purpose } from './contract.ts'
import type { Operation } from './operation.ts'
import { createReceipts, type CheckedReceipt } from './receipts.ts'
import { createSender, type Binding } from './sender.ts'
import { createTokens } from './tokens.ts'

/** Where Samsyn is, and as which system it is asked. */
export interface SamsynSettings {
  /** The gateway, such as `https://samsyn.dk`. */
  readonly gateway: string
  /** The agency's own OpenID provider. */
  readonly issuer: string
  /** What access tokens are for; `urn:samsyn:gateway` unless agreed otherwise. */
  readonly audience?: string
  /** The client system's id at the issuer, and its private key there. */
  readonly client: string
  readonly key: JWK
  /** What tokens are bound to. */
  readonly binding: Binding
  /** Whether operations are named by their ids: always, but where unregistered ones are tried out. */
  readonly documents?: 'byId' | 'written'
  /** Whether issuer and gateway may speak HTTP: on this machine alone. */
  readonly allowHttp?: boolean
}

/** One employee of the agency, for whom the system asks. */
export interface ActingFor {
  /** Sends one operation, for its purpose, and why: what cannot be answered is an answer too, and never thrown. */
  ask<Result, Variables extends { readonly reason: string }>(
    operation: Operation<Result, Variables, Purpose>, variables: Variables): Promise<Answer<Result>>
  /**
   * Every item of what is given a page at a time: `for await (const { node } of ...)`. @throws {PageRefused} at a page
   * that is refused.
   */
  pages<Result, Variables extends { readonly reason: string; readonly after?: string | null }, Item>(
    operation: Operation<Result, Variables, Purpose>, variables: Variables, page: (data: Result) => Page<Item>): AsyncGenerator<Item>
  /**
   * Completes a receipt and checks it: that the record of this request of the employee's stands in the countersigned trail;
   * docs/trail.md says how its commitments are held to the values. `trust` is the file of the keys of logs and witnesses.
   * @throws {ProofFailed | UsageWrong}
   */
  check(purpose: Purpose, receipt: Receipt, trust: string): Promise<CheckedReceipt>
}

export interface Page<Item> {
  readonly edges: readonly Item[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** A page was refused; what came before it stands. */
export class PageRefused extends Error {
  override readonly name = 'PageRefused'
  constructor(readonly answer: Extract<Answer<never>, { readonly ok: false }>) {
    super(answer.message)
  }
}

export interface Samsyn {
  actingFor(employee: string): ActingFor
  close(): Promise<void>
}

/** Samsyn, as an agency's own system asks it: tokens for one purpose each, bound to the system, fetched as they are needed. */
export const createSamsyn = async (settings: SamsynSettings): Promise<Samsyn> => {
  const { gateway, issuer, audience = 'urn:samsyn:gateway', client, key, binding, documents = 'byId', allowHttp = false } = settings
  const insecure = { [allowInsecureRequests]: allowHttp }
  const sender = await createSender(binding, insecure)
  const tokens = createTokens({ issuer, client, key, audience, sender, insecure, now: Date.now })
  const receipts = createReceipts(gateway, sender)

  const actingFor = (employee: string): ActingFor => {
    const ask: ActingFor['ask'] = async (operation, variables) => {
      const token = await tokens.tokenFor(employee, operation.purpose).catch(() => undefined)
      if (token === undefined) return notReached('NO_TOKEN', 'the issuer gave no access token for this employee and purpose')
      const body = { ...(documents === 'byId' ? { documentId: operation.id } : { query: operation.text }), variables }
      const reply = await sender.send(token, 'POST', new URL('/graphql', gateway), JSON.stringify(body)).catch(responseIn)
      if (reply?.status === 401) tokens.drop(token)
      return reply ? readAnswer(reply) : notReached('UNREACHABLE', 'the gateway does not answer')
    }
    return {
      ask,
      pages: async function* (operation, variables, page) {
        for (let after = variables.after ?? null, more = true; more;) {
          const answer = await ask(operation, { ...variables, after })
          if (!answer.ok) throw new PageRefused(answer)
          const { edges, pageInfo } = page(answer.data)
          yield* edges
          after = pageInfo.endCursor
          more = pageInfo.hasNextPage
        }
      },
      check: async (purpose, receipt, trust) =>
        receipts.check(await tokens.tokenFor(employee, purpose), receipt, { client, employee }, trust),
    }
  }
  return { actingFor, close: sender.close }
}

/** The library throws an answer that asks for another proof of its sender: its body says the code. */
const responseIn = (error: unknown): Response | undefined =>
  error instanceof WWWAuthenticateChallengeError ? error.response : undefined

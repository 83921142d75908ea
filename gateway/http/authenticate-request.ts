import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Code } from '../codes.ts'
import type { CaughtUp } from '../database/kept-reading.ts'
import { normalised, PROOF_ALGORITHMS } from '../identity/dpop-proof.ts'
import type { Presented } from '../identity/sender.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import type { RefusedSenders } from './refused-senders.ts'

/** Who sends a request over HTTP. @throws {Refused} */
export type AuthenticateRequest = (request: FastifyRequest) => Promise<Authenticated>

interface AuthenticateRequestDeps {
  readonly authenticate: (presented: Presented, requestId: string) => Promise<Authenticated>
  readonly refusedSenders: RefusedSenders
  readonly caughtUp: CaughtUp
  /** What the next proof is to repeat. */
  readonly proofNonce: () => string
  readonly certificateOf: (request: FastifyRequest['raw']) => string | undefined
  /** Where the gateway is for its callers; where it listens, when that is not given. */
  readonly url: string | undefined
}

/**
 * Reads who sends a request, and adds to each answer with 401 how to ask again (RFC 9449 §7.1, RFC 6750 §3). Whoever
 * proves a request, or is to, is given the nonce of the next proof (RFC 9449 §8.2).
 */
export const createAuthenticateRequest = (
  server: FastifyInstance, { authenticate, refusedSenders, caughtUp, proofNonce, certificateOf, url }: AuthenticateRequestDeps,
): AuthenticateRequest => {
  const refused = new WeakMap<FastifyRequest, Code>()
  let address: string | undefined
  const listensAt = (): string => (server.server.listening ? server.listeningOrigin : '')
  const addressNow = (): string => (address ||= normalised(url ?? listensAt())?.replace(/\/$/, '')) ?? ''

  server.addHook('onSend', async (request, reply) => {
    if (reply.statusCode === 401 || 'dpop' in request.headers) reply.header('dpop-nonce', proofNonce())
    if (reply.statusCode === 401) reply.header('www-authenticate', challenge(request.headers.authorization, refused.get(request)))
  })

  return async (request) => {
    const { raw, method } = request
    const [path = ''] = request.url.split('?')
    const authorization = everyOf(raw, 'authorization')
    await caughtUp()
    refusedSenders.check(request)
    try {
      return await authenticate({
        authorization, certificate: certificateOf(raw), method, proof: everyOf(raw, 'dpop'), url: addressNow() + path,
      }, request.id)
    } catch (error) {
      if (error instanceof Refused) refused.set(request, error.code)
      if (error instanceof Refused && COUNTED.includes(error.code) && authorization !== undefined) refusedSenders.count(request)
      throw error
    }
  }
}

/** A field that is sent twice is one that is none: others on the way may have read the other (RFC 9110 §5.3; RFC 9449 §4.3). */
const everyOf = ({ headersDistinct }: IncomingMessage, field: string): string | undefined => headersDistinct[field]?.join()

const COUNTED: readonly Code[] = ['UNAUTHENTICATED', 'SENDER_UNPROVEN', 'TOO_MANY_REFUSALS']

const ALGORITHMS = `algs="${PROOF_ALGORITHMS.join(' ')}"`

const PROOF_ERRORS: Partial<Readonly<Record<Code, string>>> = {
  SENDER_UNPROVEN: 'invalid_dpop_proof', PROOF_NONCE_NEEDED: 'use_dpop_nonce',
}

const challenge = (authorization: string | undefined, code: Code | undefined): string => {
  if (authorization === undefined) return `DPoP ${ALGORITHMS}, Bearer`
  const isDPoP = /^dpop /i.test(authorization)
  const error = (isDPoP ? code && PROOF_ERRORS[code] : undefined) ?? 'invalid_token'
  return isDPoP ? `DPoP error="${error}", ${ALGORITHMS}` : `Bearer error="${error}"`
}

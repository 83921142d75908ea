import type { FastifyReply, FastifyRequest } from 'fastify'
import { CODES, type Code } from '../codes.ts'
import type { GatewayContext } from '../graphql/context.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import { answerCode, bodyOf, codeIn } from './answer-code.ts'

/** What an error of the server's own means: of the body that it could not read, or of itself. */
export const codeOfServerError = ({ statusCode }: { readonly statusCode?: number }): Code =>
  statusCode === 413 ? 'REQUEST_TOO_LARGE' : statusCode ? 'REQUEST_INVALID' : 'INTERNAL'

/** Records what a known sender is refused before the door, and answers that it cannot be when it cannot (P1, P9). */
export const createEarlyRefusals = (refuseEarly: RefuseEarly) => {
  const record = (authenticated: Authenticated, code: Code): Promise<Code> =>
    refuseEarly(authenticated, code).catch((error: unknown) => (error instanceof Refused ? error.code : 'UNAVAILABLE'))

  return {
    /** Whether an answer is such a refusal: an error, though nothing came to the door. */
    isEarly: ({ statusCode }: FastifyReply, { kept }: GatewayContext): boolean => statusCode >= 400 && !kept.entered,

    /** The body that is answered. */
    recorded: async (reply: FastifyReply, { authenticated }: GatewayContext, payload: unknown): Promise<unknown> => {
      const given = codeIn(payload) ?? 'REQUEST_INVALID'
      const code = await record(authenticated, given)
      if (code === given) return payload
      reply.code(CODES[code][0]).removeHeader('content-length')
      return bodyOf(code)
    },

    /** Answers a request whose body cannot be read; a stranger's is not recorded. */
    answerUnread: (authenticate: (request: FastifyRequest) => Promise<Authenticated>) =>
      async (error: { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const given = codeOfServerError(error)
        const authenticated = await authenticate(request).catch(() => undefined)
        const code = authenticated ? await record(authenticated, given) : given
        return answerCode(reply, code, code === given ? error.statusCode : CODES[code][0])
      },
  }
}

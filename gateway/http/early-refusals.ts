import type { FastifyReply, FastifyRequest } from 'fastify'
import { CODES, type Code } from '../codes.ts'
import type { GatewayContext } from '../graphql/context.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import type { Authenticated } from '../pipeline/stages.ts'
import { Refused } from '../refused.ts'
import { answerCode, bodyOf, codeIn } from './answer-code.ts'

type Sender = Omit<Authenticated, 'deadline'>

/** What an error of the server's own means: of the body that it could not read, or of itself. */
export const codeOfServerError = ({ statusCode }: { readonly statusCode?: number }): Code =>
  statusCode === 413 ? 'REQUEST_TOO_LARGE' : statusCode ? 'REQUEST_INVALID' : 'INTERNAL'

/** The code of a refusal once it is recorded; another where it cannot be (P1, P9). */
const recordWith = (refuseEarly: RefuseEarly) => (sender: Sender, code: Code): Promise<Code> =>
  refuseEarly(sender, code).catch((error: unknown) => (error instanceof Refused ? error.code : 'UNAVAILABLE'))

/** Records what a known sender is refused before the door, and answers that it cannot be when it cannot. */
export const createEarlyRefusals = (refuseEarly: RefuseEarly) => {
  const record = recordWith(refuseEarly)

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
  }
}

/** How a page that knows its senders answers a request whose body cannot be read. @throws what is no such error. */
export type AnswerUnread = (error: { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Records whose it is, as what is refused before the door; a stranger's is not recorded. */
export const createAnswerUnread = (refuseEarly: RefuseEarly) => {
  const record = recordWith(refuseEarly)

  return (senderOf: (request: FastifyRequest) => Promise<Sender>): AnswerUnread => async (error, request, reply) => {
    if (error.statusCode === undefined) throw error
    const given = codeOfServerError(error)
    const sender = await senderOf(request).catch(() => undefined)
    const code = sender ? await record(sender, given) : given
    return answerCode(reply, code, code === given ? error.statusCode : CODES[code][0])
  }
}

import type { FastifyInstance } from 'fastify'
import { CODES } from '../codes.ts'
import type { RefusedSenders } from '../http/refused-senders.ts'
import type { Refused } from '../refused.ts'

/**
 * Where issuers tell that somebody has logged out elsewhere, by a logout token in a form (OpenID Connect Back-Channel
 * Logout 1.0 §2.5 to 2.8). Whatever is wrong with it is answered alike.
 */
export const addBackChannel = (
  console: FastifyInstance, refusedSenders: RefusedSenders, logOut: (token: string) => Promise<void>, refused: (error: unknown) => Refused,
) => console.register(async (channel) => {
  channel.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))))
  channel.post('/backchannel-logout', async (request, reply) => {
    const { body } = request
    const token = body instanceof URLSearchParams ? body.get('logout_token') : null
    try {
      refusedSenders.check(request)
      await logOut(token ?? '')
      return reply.code(200).send()
    } catch (error) {
      refusedSenders.count(request)
      const [status] = CODES[refused(error).code]
      return reply.code(status === 400 ? 400 : 503).send({ error: status === 400 ? 'invalid_request' : 'temporarily_unavailable' })
    }
  })
})

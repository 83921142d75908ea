import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signReply, verifyRequest, type RequestMessage } from './message-signature.ts'
import { createReplayGuard } from './replay-guard.ts'
import type { SigningKeys } from './signing-keys.ts'

/**
 * Makes a server refuse, with 403, each request that is not signed, not of the last minute, or seen before; and sign
 * what it answers to the others in one piece. `onRefusal` is told of each that it refused.
 */
export const requireSignatures = (server: FastifyInstance, keys: SigningKeys, onRefusal: () => void): void => {
  const bodies = new WeakMap<FastifyRequest, Buffer>()
  const verified = new WeakMap<FastifyRequest, RequestMessage>()
  const guard = createReplayGuard()
  const parse = server.getDefaultJsonParser('error', 'error')

  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    bodies.set(request, body)
    parse(request, body.toString('utf8'), done)
  })

  const verify = async (request: FastifyRequest): Promise<void> => {
    const { method, headers } = request
    const body = bodies.get(request) ?? Buffer.alloc(0)
    const message = { method, url: server.listeningOrigin + request.url, headers, body }
    const at = new Date()
    if (!guard.admit(await verifyRequest(message, keys.theirs, at), at)) throw new Error('the nonce was used before')
    verified.set(request, message)
  }

  server.addHook('preHandler', async (request, reply) => {
    await verify(request).catch(() => {
      onRefusal()
      return reply.code(403).send({ status: 403, title: 'The signature is not accepted' })
    })
  })

  server.addHook('onSend', async (request, reply, payload) => {
    const message = verified.get(request)
    if (!message || typeof payload !== 'string') return payload
    const body = Buffer.from(payload)
    reply.headers(await signReply({ status: reply.statusCode, headers: {}, body }, message, keys.own, new Date()))
    return body
  })
}

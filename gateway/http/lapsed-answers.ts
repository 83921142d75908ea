import type { FastifyReply } from 'fastify'
import { CODES } from '../codes.ts'
import type { GatewayContext } from '../graphql/context.ts'
import { hasLapsed } from '../pipeline/lease.ts'
import type { RefuseRequest } from '../pipeline/refuse.ts'
import { Refused } from '../refused.ts'
import { bodyOf } from './answer-code.ts'

/** Keeps back an answer whose lease is over on its way out, and records that it did not leave (P5, P9). */
export const createLapsedAnswers = (refuseRequest: RefuseRequest) => ({
  isLapsed: ({ kept: { stoodAt } }: GatewayContext): boolean => stoodAt !== undefined && hasLapsed(stoodAt),

  /** The body that is answered in its place. */
  recorded: async (reply: FastifyReply, { authenticated, kept }: GatewayContext): Promise<string> => {
    const disclosureId = kept.receipt?.disclosureId ?? reply.request.id
    const code = await refuseRequest({ authenticated, disclosureId, purpose: authenticated.granted, reason: null, about: null }, 'CHANGED_MEANWHILE')
      .catch((error: unknown) => (error instanceof Refused ? error.code : 'TRAIL_UNAVAILABLE'))
    reply.code(CODES[code][0]).removeHeader('content-length')
    return bodyOf(code)
  },
})

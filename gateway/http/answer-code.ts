import type { FastifyReply } from 'fastify'
import { CODES, type Code } from '../codes.ts'

/** Answers with a code and its sentence, as GraphQL says errors. */
export const answerCode = (reply: FastifyReply, code: Code, status: number = CODES[code][0]): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send(bodyOf(code))

export const bodyOf = (code: Code): string => JSON.stringify({ errors: [{ message: CODES[code][1], extensions: { code } }] })

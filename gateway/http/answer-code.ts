import type { FastifyReply } from 'fastify'
import { CODES, type Code } from '../codes.ts'

/** Answers with a code and its sentence, as GraphQL says errors. */
export const answerCode = (reply: FastifyReply, code: Code, status: number = CODES[code][0]): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send(bodyOf(code))

/** Seconds after which whoever was refused too often is read again. */
const WAIT = 60

export const askToWait = (reply: FastifyReply): void => {
  if (reply.statusCode === 429) reply.header('retry-after', WAIT)
}

export const bodyOf = (code: Code): string => JSON.stringify({ errors: [{ message: CODES[code][1], extensions: { code } }] })

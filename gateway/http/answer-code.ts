import type { FastifyReply } from 'fastify'
import { CODES, isCode, type Code } from '../codes.ts'
import { jsonIn } from '../json-in.ts'

/** Answers with a code and its sentence, as GraphQL says errors. */
export const answerCode = (reply: FastifyReply, code: Code, status: number = CODES[code][0]): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send(bodyOf(code))

/** Seconds after which whoever was refused too often is read again. */
const WAIT = 60

export const askToWait = (reply: FastifyReply): void => {
  if (reply.statusCode === 429) reply.header('retry-after', WAIT)
}

export const bodyOf = (code: Code): string => JSON.stringify({ errors: [{ message: CODES[code][1], extensions: { code } }] })

/** The code that a body of GraphQL over HTTP gives; undefined when it is none, or gives none. */
export const codeIn = (payload: unknown): Code | undefined => {
  const body = typeof payload === 'string' ? jsonIn(payload) : undefined
  const { errors } = (body ?? {}) as { errors?: readonly { extensions?: { code?: unknown } }[] }
  const code = errors?.[0]?.extensions?.code
  return typeof code === 'string' && isCode(code) ? code : undefined
}

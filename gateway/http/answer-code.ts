import type { FastifyReply } from 'fastify'
import { CODES, isCode, type Code } from '../codes.ts'
import { jsonIn } from '../json-in.ts'

/** Answers with a code and its sentence, as GraphQL says errors. */
export const answerCode = (reply: FastifyReply, code: Code, status: number = CODES[code][0]): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send(bodyOf(code))

/** Says after how many seconds to ask again what may be answered then (RFC 9110 §10.2.3): of a case that changed, at once. */
export const sayWhen = (reply: FastifyReply, code: Code): void => {
  if ([429, 503].includes(reply.statusCode)) reply.header('retry-after', code === 'CHANGED_MEANWHILE' ? 0 : 60)
}

export const bodyOf = (code: Code): string => JSON.stringify({ errors: [{ message: CODES[code][1], extensions: { code } }] })

/** The code that a body of GraphQL over HTTP gives; undefined when it is none, or gives none. */
export const codeIn = (payload: unknown): Code | undefined => {
  const body = typeof payload === 'string' ? jsonIn(payload) : undefined
  const { errors } = (body ?? {}) as { errors?: readonly { extensions?: { code?: unknown } }[] }
  const code = errors?.[0]?.extensions?.code
  return isCode(code) ? code : undefined
}

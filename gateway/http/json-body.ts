import { isUtf8 } from 'node:buffer'
import { errorCodes, type FastifyInstance } from 'fastify'

/** As GraphQL and JSON spell it (RFC 8259 §7), within a text that is one of theirs. */
const SPELLED_NULL = /\\u(?:0000|\{0+\})/

/**
 * Reads bodies in JSON and of no other type. One that is not UTF-8 is refused (RFC 8259 §8.1): the letters æ, ø and å of
 * Latin-1 would all be read as one that is none, and so would two file numbers. So is one with a text that says the null
 * character, however it is spelled, or half a character: PostgreSQL has no text with them, so that what is derived of a leaf
 * could not be written, nor of any after it (CWE-158, CWE-176).
 */
export const readJsonBodies = (server: FastifyInstance): void => {
  const read = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body)) return done(new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY())
    void read(request, body.toString(), (error, value: unknown) => {
      if (error || isSayable(value)) done(error, value)
      else done(new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY())
    })
  })
}

const isSayable = (body: unknown): boolean => {
  const within = [body]
  for (const value of within) {
    if (typeof value === 'string' && !isSayableText(value)) return false
    if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) within.push(name, one)
  }
  return true
}

const isSayableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && !SPELLED_NULL.test(text)

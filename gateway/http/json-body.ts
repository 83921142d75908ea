import { errorCodes, type FastifyInstance } from 'fastify'

/** As GraphQL and JSON spell it (RFC 8259 §7), within a text that is one of theirs. */
const SPELLED_NULL = /\\u(?:0000|\{0+\})/

/**
 * Reads bodies in JSON. One with a text that says the null character, however it is spelled, is refused: PostgreSQL has no
 * text with it, so that what is derived of a leaf could not be written, nor of any after it (CWE-158).
 */
export const readJsonBodies = (server: FastifyInstance): void => {
  const read = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    void read(request, body, (error, value: unknown) => {
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

const isSayableText = (text: string): boolean => !text.includes('\0') && !SPELLED_NULL.test(text)

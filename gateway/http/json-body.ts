import { errorCodes, type FastifyInstance } from 'fastify'

/** As JSON spells it (RFC 8259 §7), and as a text of GraphQL within JSON does. */
const NULL_CHARACTER = /\\u(?:0000|\{0+\})/

/**
 * Reads bodies in JSON. One that says the null character is refused unread: PostgreSQL has no text with it, so that what
 * is derived of a leaf could not be written, nor of any after it (CWE-158).
 */
export const readJsonBodies = (server: FastifyInstance): void => {
  const read = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (NULL_CHARACTER.test(body)) done(new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY())
    else void read(request, body, done)
  })
}

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { bodyOf } from './answer-code.ts'
import { isAnswering } from './lines.ts'

/** Milliseconds in which a sender shows who it is over TLS, and says the whole of a request; in which what is under way at a stop ends. */
const PATIENCE = 5_000

/** How long a server waits for a sender, and how often it looks whether it waits too long. */
export const WAITING = { requestTimeout: PATIENCE, headersTimeout: PATIENCE, handshakeTimeout: PATIENCE, connectionsCheckingInterval: 1_000 }

const STATUS: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

/**
 * Answers what comes to no hook: no HTTP, fields that are too long, a request that is not whole in time (RFC 9110 §15.5.9).
 * Where that would be taken for the answer to what came before it, the line is cut.
 */
export const answerNoRequest = ({ code = '' }: NodeJS.ErrnoException, socket: Socket): void => {
  const status = STATUS[code] ?? 400
  const body = bodyOf('REQUEST_INVALID')
  if (socket.writable && !isAnswering(socket)) socket.write([
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store', 'x-content-type-options: nosniff', 'connection: close', '', body,
  ].join('\r\n'))
  socket.destroy()
}

/** Lets nobody keep a server from stopping: whoever is not done by then is cut off. */
export const stopInTime = (server: FastifyInstance): void => {
  server.addHook('preClose', async () => void setTimeout(() => server.server.closeAllConnections(), PATIENCE).unref())
}

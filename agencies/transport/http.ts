import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import { buildConnector, errors, Pool } from 'undici'
import { AgencyFailure } from '../agency-failure.ts'
import { ORDER_LIFE } from '../disclosure-order.ts'
import { clockDiffers } from './clock-differs.ts'

export interface HttpAsk {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

export interface HttpReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** The one place that opens connections to agencies over HTTP. @throws {AgencyFailure} and nothing else. */
export interface HttpTransport {
  send(ask: HttpAsk): Promise<HttpReply>
  close(): Promise<void>
}

/** Bytes of one answer, at most: 100 cases at 20 KiB each. */
const MAX_RESPONSE = 2 * 1024 * 1024

const limits = {
  connections: 16,
  pipelining: 1,
  connectTimeout: 1_000,
  headersTimeout: 10_000,
  bodyTimeout: 10_000,
  maxResponseSize: MAX_RESPONSE,
  keepAliveTimeout: 10_000,
  clientTtl: 10_000,
}

/**
 * Connects to one agency. Redirects are not followed; the deadline comes with each ask's signal.
 * The path of its URL is what each ask's path is appended to. `tls` is asked for at each connection. What is
 * denied by a clock at which no order of now is in force is `clock`: that says nothing of the order.
 */
export const createHttpTransport = (url: string, tls?: () => SecureContext): HttpTransport => {
  const base = new URL(url)
  const prefix = base.pathname.replace(/\/$/, '')
  const pool = new Pool(base.origin, { ...limits, ...(tls && { connect: connectorWith(tls) }) })
  return {
    send: async ({ method, path, headers, body, signal }) => {
      try {
        const { statusCode: status, headers: said, body: bytes } = await pool.request({ method, path: prefix + path || '/', headers, body: body ?? null, signal })
        const reply = { status, headers: said, body: Buffer.from(await bytes.arrayBuffer()) }
        if (isDenied(reply) && clockDiffers(reply, ORDER_LIFE)) throw new AgencyFailure('clock')
        return reply
      } catch (error) {
        throw error instanceof AgencyFailure ? error : new AgencyFailure(kindOf(error, signal))
      }
    },
    close: () => pool.destroy(),
  }
}

/** Whether it says that the fault is the asker's (RFC 9110 §15.5). */
export const isDenied = ({ status }: HttpReply): boolean => status >= 400 && status < 500

/** Each connection is a handshake of its own: none goes on by what an earlier one showed, nor for long, however much it is used. */
const connectorWith = (tls: () => SecureContext): buildConnector.connector => (options, done) =>
  buildConnector({ secureContext: tls(), timeout: limits.connectTimeout })(options, done)

const kindOf = (error: unknown, signal: AbortSignal): 'timeout' | 'garbled' | 'unreachable' => {
  if (signal.aborted) return 'timeout'
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'timeout'
  if (error instanceof errors.ConnectTimeoutError) return 'unreachable'
  if (error instanceof errors.ResponseExceededMaxSizeError || error instanceof errors.HTTPParserError) return 'garbled'
  return 'unreachable'
}

/** Reads `ca.crt`, `client.crt` and `client.key` from a credentials folder. @throws when they do not fit one another. */
export const clientTlsFrom = (folder: string): SecureContext => {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return createSecureContext({ ca: read('ca.crt'), cert: read('client.crt'), key: read('client.key'), minVersion: 'TLSv1.2' })
}

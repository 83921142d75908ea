import type { CustomFetch } from 'openid-client'
import { createHttpTransport } from '../../agencies/transport/http.ts'

/** Statuses of answers that have no body (Fetch §2.2.3). */
const WITHOUT_BODY = [204, 205, 304]

/**
 * Asks an issuer over the line that agencies are asked over: of what it answers no more is taken than of theirs, and nothing
 * is unpacked, so that no issuer fills the gateway's memory (CWE-409). @throws {AgencyFailure}
 */
export const fetchFromIssuer = (patience: number): CustomFetch => async (url, { method, headers, body, signal }) => {
  const { origin, pathname, search } = new URL(url)
  const transport = createHttpTransport(origin)
  try {
    const reply = await transport.send({
      method: method === 'POST' ? 'POST' : 'GET', path: pathname + search, headers, signal: signal ?? AbortSignal.timeout(patience),
      ...(body && { body: String(body) }),
    })
    const fields = Object.entries(reply.headers).flatMap(([name, values = []]) => [values].flat().map((value): [string, string] => [name, value]))
    return new Response(WITHOUT_BODY.includes(reply.status) ? null : reply.body, { status: reply.status, headers: fields })
  } finally {
    await transport.close()
  }
}

import { randomUUID } from 'node:crypto'
import { AgencyFailure } from '../agency-failure.ts'
import { isDenied, type HttpReply, type HttpTransport } from '../transport/http.ts'
import { clockDiffers } from '../transport/clock-differs.ts'
import { SKEW, signRequest, verifyReply, type RequestMessage } from './message-signature.ts'
import type { SigningKeys } from './signing-keys.ts'

/**
 * Signs what is asked and believes no answer that is not signed for just that ask, by a key that stands when it comes:
 * `garbled`. An answer other than 200 gives no facts, and may come unsigned. By a clock that signatures do not allow for it
 * is `clock`. `url` is the agency's, which each ask's path is appended to: signed as it is asked, however it is written
 * (RFC 9110 §4.2.3).
 */
export const createSignedTransport = (http: HttpTransport, url: string, keys: () => SigningKeys): HttpTransport => ({
  send: async (ask) => {
    const { method, headers } = ask
    const target = new URL(url).href.replace(/\/$/, '') + ask.path
    const unsigned = { method, url: target, headers, body: Buffer.from(ask.body ?? '') }
    const signature = await signRequest(unsigned, keys().own, new Date(), randomUUID())
    const request: RequestMessage = { ...unsigned, headers: { ...headers, ...signature } }
    const reply = await http.send({ ...ask, headers: { ...headers, ...signature } })
    if (reply.status === 200) await verifyReply(reply, request, keys().theirs, new Date()).catch(() => unbelieved(reply))
    else if (isDenied(reply) && clockDiffers(reply, SKEW)) throw new AgencyFailure('clock')
    return reply
  },
  close: () => http.close(),
})

const unbelieved = (reply: HttpReply): never => {
  throw new AgencyFailure(clockDiffers(reply, SKEW) ? 'clock' : 'garbled')
}

import { createLocalJWKSet, type JWK } from 'jose'
import type { Signer } from '../../agencies/compact-jws.ts'
import { LOG_SIGNATURE_HEADER, readLog, signLogRequest, type LogWindow, type OrderLogLine } from '../../agencies/order-log-exchange.ts'
import { createHttpTransport } from '../../agencies/transport/http.ts'
import type { ReadAgencyLog } from './reconcile.ts'

interface LineDeps {
  readonly party: string
  readonly settings: { readonly url: string; readonly key: JWK }
  readonly orderKey: Signer
  /** What the gateway calls itself. */
  readonly audience: string
  readonly now: () => Date
}

/** Milliseconds that one answer may take. */
const PATIENCE = 10_000

/** Answers that a log of one time may come in: 32 that hold lines, and as many that say that it is too long. */
const ANSWERS = 64

/** The line to a party's own log: asked for by the gateway's key, and taken only under the party's. */
export const openAgencyLogLine = ({ party, settings: { url, key }, orderKey, audience, now }: LineDeps): ReadAgencyLog => {
  const keys = createLocalJWKSet({ keys: [key] })

  const read = async (window: LogWindow, taken: { answers: number }): Promise<OrderLogLine[]> => {
    if (taken.answers === ANSWERS) throw new Error(`the log of \`${party}\` comes in too many answers`)
    taken.answers += 1
    const transport = createHttpTransport(url)
    const token = signLogRequest(window, party, orderKey, audience, now())
    try {
      const { status, headers, body } = await transport.send({
        method: 'GET', path: '/orders', headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(PATIENCE),
      })
      if (status === 413) return await inHalves(window, taken)
      if (status !== 200) throw new Error(`the log of \`${party}\` was not given`)
      return await readLog(body.toString(), String(headers[LOG_SIGNATURE_HEADER]), window, party, keys, audience, now())
    } finally {
      await transport.close()
    }
  }

  const inHalves = async ({ from, to }: LogWindow, taken: { answers: number }): Promise<OrderLogLine[]> => {
    const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2))
    if (middle <= from) throw new Error(`the log of \`${party}\` cannot be asked about less time`)
    return [...await read({ from, to: middle }, taken), ...await read({ from: middle, to }, taken)]
  }
  return (window) => read(window, { answers: 0 })
}

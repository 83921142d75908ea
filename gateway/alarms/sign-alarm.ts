import { randomUUID } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import { ALARM_COVERS, ALARM_ID_HEADER, ALARM_PARAMS, ALARM_TAG } from '../../agencies/alarm-exchange.ts'
import type { Signer } from '../../agencies/compact-jws.ts'
import { contentDigest } from '../../agencies/content-digest.ts'

export type SignAlarm = (url: string, id: string, body: string, at: Date) => Promise<Record<string, string>>

/** The headers of an alarm: its id, by which a receiver knows it again, and the signature by the gateway's key, for the address as it is asked. */
export const createSignAlarm = ({ kid, sign }: Signer): SignAlarm => {
  const key = { id: kid, alg: 'ed25519' as const, sign: async (base: Buffer) => sign(base) }
  return async (url, id, body, at) => {
    const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(Buffer.from(body)), [ALARM_ID_HEADER]: id }
    const signed = await httpbis.signMessage({
      key, name: 'samsyn', fields: ALARM_COVERS, params: ALARM_PARAMS,
      paramValues: { created: at, nonce: randomUUID(), tag: ALARM_TAG },
    }, { method: 'POST', url: new URL(url).href, headers })
    return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  }
}

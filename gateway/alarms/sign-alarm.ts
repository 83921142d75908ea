import { randomUUID } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import type { Signer } from '../../agencies/compact-jws.ts'
import { contentDigest } from '../../agencies/nec/content-digest.ts'

/** What the signature covers (RFC 9421): to whom what was sent, and when. */
export const ALARM_COVERS = ['@method', '@target-uri', 'content-type', 'content-digest', 'samsyn-alarm']

/** Tells an alarm's signature from any other by the same key. */
export const ALARM_TAG = 'samsyn-alarm'

export type SignAlarm = (url: string, id: string, body: string, at: Date) => Promise<Record<string, string>>

/** The headers of an alarm: its id, by which a receiver knows it again, and the signature by the gateway's key. */
export const createSignAlarm = ({ kid, sign }: Signer): SignAlarm => {
  const key = { id: kid, alg: 'ed25519' as const, sign: async (base: Buffer) => sign(base) }
  return async (url, id, body, at) => {
    const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(Buffer.from(body)), 'samsyn-alarm': id }
    const signed = await httpbis.signMessage({
      key, name: 'samsyn', fields: ALARM_COVERS, params: ['created', 'keyid', 'alg', 'nonce', 'tag'],
      paramValues: { created: at, nonce: randomUUID(), tag: ALARM_TAG },
    }, { method: 'POST', url, headers })
    return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  }
}

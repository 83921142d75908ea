import { createPublicKey, verify } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import type { JWK } from 'jose'
import { z } from 'zod'
import { digestHolds } from './content-digest.ts'

/**
 * How officers are alarmed: the gateway posts ids and codes, signed by the key of its orders (RFC 9421), until a 2xx says
 * that it was taken. The same alarm may come again, under the same id.
 */
export const ALARM_ID_HEADER = 'samsyn-alarm'

/** What the signature covers: to whom what was sent, and when. */
export const ALARM_COVERS = ['@method', '@target-uri', 'content-type', 'content-digest', ALARM_ID_HEADER]

/** What the signature says of itself. */
export const ALARM_PARAMS = ['created', 'keyid', 'alg', 'nonce', 'tag']

/** Tells an alarm's signature from any other by the same key. */
export const ALARM_TAG = 'samsyn-alarm'

/** A signature counts for this long, and the signer's clock may be ahead by this much, in seconds. */
const MAX_AGE = 60
const SKEW = 5

const shape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  party: z.string(),
  /** ISO 8601, UTC: by when it is to be dealt with. */
  due: z.iso.datetime().nullable(),
  codes: z.record(z.string(), z.union([z.string(), z.number()])),
  madeAt: z.iso.datetime(),
})

export type ReceivedAlarm = z.infer<typeof shape>

/** A request as it arrived: `url` is the whole target URI. */
interface AlarmMessage {
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** The alarm that a message is. @throws when it is not the gateway's, is older than a minute, or is for another party. */
export const readAlarm = async ({ url, headers, body }: AlarmMessage, keys: readonly JWK[], party: string, at: Date): Promise<ReceivedAlarm> => {
  const said = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const holds = await httpbis.verifyMessage({
    requiredFields: ALARM_COVERS, requiredParams: ALARM_PARAMS, notAfter: seconds(at) + SKEW, maxAge: MAX_AGE + SKEW,
    keyLookup: async ({ keyid, tag }) => {
      const key = keys.find(({ kid }) => kid === keyid)
      return key && tag === ALARM_TAG ? { id: key.kid ?? '', algs: ['ed25519'], verify: async (base, signature) => holdsUnder(key, base, signature) } : null
    },
  }, { method: 'POST', url, headers: said })
  if (holds !== true || !digestHolds(said['content-digest'] ?? '', body)) throw new Error('the alarm is not the gateway\'s')
  const alarm = shape.parse(JSON.parse(body.toString()))
  if (alarm.party !== party || alarm.id !== said[ALARM_ID_HEADER]) throw new Error('the alarm is another\'s')
  return alarm
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000)

const holdsUnder = (key: JWK, base: Buffer, signature: Buffer): boolean =>
  verify(null, base, createPublicKey({ key, format: 'jwk' }), signature)

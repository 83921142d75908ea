import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT, type CryptoKey, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { FACTS } from '../schema/facts.ts'
import { compactJws, type Signer } from './compact-jws.ts'

/**
 * How an agency lets its own log of orders be held against the trail (design: each call carries a signed order, so that
 * the two can be reconciled): `GET /orders`, with a request that the gateway signed, answered by JSON Lines under a
 * signature of the agency's (JWS, RFC 7515), over those and the time asked for. No line holds a value.
 */
export const LOG_SIGNATURE_HEADER = 'order-log-signature'

/** From this instant until before that one. */
export interface LogWindow {
  readonly from: Date
  readonly to: Date
}

/** Lines of one answer, at most; an agency that has more for the time asked about answers 413, and is asked for less time. */
export const MOST_LINES = 4_000

/** What the gateway keeps of a line, an id and the paths of facts, is none of the agency's own words: no fact rests there (P7). */
const lineShape = z.strictObject({
  at: z.iso.datetime(),
  accepted: z.boolean(),
  /** Null when there was no order that held. */
  disclosureId: z.uuid().nullable(),
  asked: z.array(z.strictObject({ fileNumber: z.string(), facts: z.array(z.enum(FACTS.map(({ path }) => path))) })),
})

export type OrderLogLine = z.infer<typeof lineShape>

const REQUEST = { typ: 'order-log-request+jwt', lifetime: 60 }
const REPLY = { typ: 'order-log+jwt', lifetime: 60 }

const claimsShape = z.object({ from: z.iso.datetime(), to: z.iso.datetime() })
const replyShape = claimsShape.extend({ digest: z.string() })

interface ReplySigner {
  readonly key: CryptoKey
  readonly kid: string
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1_000)

const sign = (
  { key, kid }: ReplySigner, { typ, lifetime }: typeof REQUEST, issuer: string, audience: string, claims: Record<string, string>, at: Date,
): Promise<string> => new SignJWT(claims).setProtectedHeader({ alg: 'Ed25519', typ, kid })
  .setIssuer(issuer).setAudience(audience).setIssuedAt(secondsOf(at)).setExpirationTime(secondsOf(at) + lifetime).sign(key)

const stated = ({ from, to }: LogWindow): { from: string; to: string } => ({ from: from.toISOString(), to: to.toISOString() })

/** The gateway's request to a party for its log of a time. */
export const signLogRequest = (window: LogWindow, party: string, signer: Signer, issuer: string, at: Date): string => {
  const iat = secondsOf(at)
  return compactJws(REQUEST.typ, { ...stated(window), iss: issuer, aud: party, iat, exp: iat + REQUEST.lifetime }, signer)
}

/** The time that the gateway asks about. @throws when the request does not hold, or is for another agency. */
export const verifyLogRequest = async (token: string, keys: JWTVerifyGetKey, party: string, at: Date): Promise<LogWindow> => {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ['Ed25519'], typ: REQUEST.typ, audience: party, requiredClaims: ['iat', 'exp'], currentDate: at,
  })
  const { from, to } = claimsShape.parse(payload)
  return { from: new Date(from), to: new Date(to) }
}

const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url')

/** The lines as they are sent, and the agency's signature over them. */
export const signLog = async (
  lines: readonly OrderLogLine[], window: LogWindow, party: string, signer: ReplySigner, audience: string, at: Date,
): Promise<{ readonly body: string; readonly signature: string }> => {
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return { body, signature: await sign(signer, REPLY, party, audience, { ...stated(window), digest: digestOf(body) }, at) }
}

/** The lines that the agency answered. @throws when they are not what it signed, of the time asked about. */
export const readLog = async (
  body: string, signature: string, window: LogWindow, party: string, keys: JWTVerifyGetKey, audience: string, at: Date,
): Promise<OrderLogLine[]> => {
  const { payload } = await jwtVerify(signature, keys, {
    algorithms: ['Ed25519'], typ: REPLY.typ, issuer: party, audience, requiredClaims: ['iat', 'exp'], currentDate: at,
  })
  const { from, to, digest } = replyShape.parse(payload)
  if (digest !== digestOf(body)) throw new Error('the log is not the signed one')
  if (from !== window.from.toISOString() || to !== window.to.toISOString()) throw new Error('the log is of another time')
  const lines = body.split('\n').filter((line) => line !== '')
  if (lines.length > MOST_LINES) throw new Error('the log is longer than one answer may be')
  return lines.map((line) => lineShape.parse(JSON.parse(line)))
}

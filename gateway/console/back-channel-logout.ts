import { decodeJwt, jwtVerify } from 'jose'
import { z } from 'zod'
import { shapeFault } from '../identity/compact-shape.ts'
import { createIssuerKeys, type IssuerKeys } from '../identity/issuer-keys.ts'
import { TOLERANCE } from '../identity/token-claims.ts'
import type { UsedOnce } from '../identity/used-proofs.ts'
import { ISSUER_ALGORITHMS } from '../identity/vetted-keys.ts'
import { Refused } from '../refused.ts'
import type { ConsoleLogin } from './issuer-lines.ts'

/** Whose sessions an issuer ends: an employee's, or those of one login. At least one is given. */
export interface LoggedOut {
  readonly party: string
  readonly client: string
  readonly employee: string | null
  readonly issuerSession: string | null
  /** What it was told with, which counts once. */
  readonly told: UsedOnce
}

interface BackChannelDeps {
  readonly logins: readonly ConsoleLogin[]
  readonly now: () => Date
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const TYPES: readonly unknown[] = [undefined, 'JWT', 'logout+jwt']

/** Seconds that a logout token counts. */
const LIFE = 60

/** A nonce is an ID token's: none may pass for this (OpenID Connect Back-Channel Logout 1.0 §2.4). */
const claims = z.object({
  aud: z.union([z.string(), z.tuple([z.string()]).transform(([only]) => only)]),
  jti: z.string().min(1).max(200), iat: z.int(), sub: z.string().min(1).optional(), sid: z.string().min(1).optional(),
  events: z.looseObject({ [EVENT]: z.object({}) }), nonce: z.undefined().optional(),
}).refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** Reads logout tokens: an issuer's own, for the console's client there, of now. @throws {Refused} */
export const createBackChannelLogout = ({ logins, now }: BackChannelDeps) => {
  const keysOf = new Map<string, IssuerKeys>(logins.map(({ issuer, party }) => [issuer, createIssuerKeys({ issuer, parties: [party] })]))

  return async (token: string): Promise<LoggedOut> => {
    const refuse = (): never => { throw new Refused('REQUEST_INVALID') }
    if (shapeFault(token)) return refuse()
    const { iss = '' } = decoded(token)
    const keys = keysOf.get(iss) ?? refuse()
    const clients = logins.filter(({ issuer }) => issuer === iss)
    const { payload, protectedHeader } = await jwtVerify(token, async (...asked) => (await keys.find(...asked)).key, {
      algorithms: ISSUER_ALGORITHMS, issuer: iss, audience: clients.map(({ client }) => client), currentDate: now(),
      maxTokenAge: LIFE, clockTolerance: TOLERANCE, requiredClaims: ['exp'],
    }).catch(refuse)
    const said = claims.safeParse(payload)
    const login = clients.find(({ client }) => client === said.data?.aud)
    if (!said.success || !login || !TYPES.includes(protectedHeader.typ)) return refuse()
    const { jti, iat, sub = null, sid = null } = said.data
    const told = { thumbprint: `logout ${iss}`, jti, issuedAt: new Date(iat * 1_000) }
    return { party: login.party, client: login.client, employee: sub, issuerSession: sid, told }
  }
}

const decoded = (token: string): { readonly iss?: string } => {
  try {
    return decodeJwt(token)
  } catch {
    throw new Refused('REQUEST_INVALID')
  }
}

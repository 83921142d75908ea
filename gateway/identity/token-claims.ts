import { z } from 'zod'
import { agencyOf } from '../../schema/agency.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import { MAX_LIFE, PURPOSE_DETAIL, type AccessToken, type Binding } from './access-token.ts'
import { TokenRefused, type TokenRefusal } from './token-refused.ts'

/** Seconds that an issuer's clock may be ahead of ours. */
export const TOLERANCE = 5

const id = z.string().regex(/^[^\s\p{C}]{1,128}$/u)
const purposeDetail = z.strictObject({ type: z.literal(PURPOSE_DETAIL), purpose: z.enum(PURPOSES) })

const thumbprint = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const claims = z.looseObject({
  iss: z.string(),
  iat: z.int(),
  exp: z.int(),
  sub: id,
  client_id: id,
  jti: id,
  agency: z.string().refine((party) => agencyOf(party) !== undefined),
  role: z.enum(ROLES),
  authorization_details: z.tuple([purposeDetail]),
  /** One binding, of a kind that the gateway checks (RFC 7800): to overlook another would undo it. */
  cnf: z.union([z.strictObject({ 'x5t#S256': thumbprint }), z.strictObject({ jkt: thumbprint })]).optional(),
})

const REFUSAL_OF: Readonly<Record<string, TokenRefusal>> = {
  sub: 'subject', client_id: 'client', jti: 'tokenId', agency: 'party', role: 'role', authorization_details: 'purpose',
  cnf: 'bound',
}

/**
 * Reads the claims of a token whose signature, type, issuer and audience hold (RFC 9068 §2.2; one purpose: F12).
 * `at` is the instant of the check. @throws {TokenRefused}
 */
export const readClaims = (payload: unknown, at: Date): AccessToken => {
  const read = claims.safeParse(payload)
  if (!read.success) throw new TokenRefused(REFUSAL_OF[String(read.error.issues[0]?.path[0])] ?? 'incomplete')
  const { iss, iat, exp, sub, client_id, jti, agency, role, cnf, authorization_details: [detail] } = read.data
  const now = at.getTime() / 1000
  if (exp <= now) throw new TokenRefused('expired')
  if (iat > now + TOLERANCE) throw new TokenRefused('issuedInFuture')
  if (exp - iat > MAX_LIFE) throw new TokenRefused('livesTooLong')
  return {
    issuer: iss, client: client_id, party: agency, employee: sub, role, purpose: detail.purpose,
    expiresAt: new Date(exp * 1000), jti, boundTo: bindingOf(cnf),
  }
}

const bindingOf = (cnf: z.infer<typeof claims>['cnf']): Binding | null => {
  if (!cnf) return null
  return 'jkt' in cnf ? { to: 'key', thumbprint: cnf.jkt } : { to: 'certificate', thumbprint: cnf['x5t#S256'] }
}

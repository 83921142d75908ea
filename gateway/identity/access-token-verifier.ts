import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyOptions } from 'jose'
import type { Party } from '../../schema/agency.ts'
import type { AccessToken } from './access-token.ts'
import { shapeFault } from './compact-shape.ts'
import { refusalOf } from './refusal-of.ts'
import { createSeenTokens } from './seen-tokens.ts'
import { readClaims, TOLERANCE } from './token-claims.ts'
import { TokenRefused } from './token-refused.ts'

/** An issuer that is trusted to speak for the employees of the parties named, and for no others. */
export interface TrustedIssuer {
  readonly issuer: string
  readonly jwksUri: string
  readonly parties: readonly Party[]
}

export interface AccessTokenVerifierDeps {
  readonly issuers: readonly TrustedIssuer[]
  /** What a token must be for, alone, such as `urn:samsyn:gateway`. */
  readonly audience: string
  readonly clock: () => Date
}

export interface AccessTokenVerifier {
  /** @throws {TokenRefused} */
  verify(token: string): Promise<AccessToken>
}

const ALGORITHMS = ['Ed25519', 'ES256', 'PS256']

/** An issuer's keys are fetched anew after 10 minutes, or for an unknown key at most every 30 seconds. Milliseconds. */
const KEYS = { timeoutDuration: 1_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 }

/**
 * Verifies access tokens (RFC 9068, RFC 8725): one spelling, a known algorithm, a trusted issuer's key, this audience
 * alone, a short life, one employee of one party in one role, one purpose (RFC 9396; F12).
 * An accepted token is remembered until it expires: a key that its issuer withdraws counts for new tokens at once,
 * for remembered ones within their life of at most 5 minutes.
 */
export const createAccessTokenVerifier = ({ issuers, audience, clock }: AccessTokenVerifierDeps): AccessTokenVerifier => {
  const trusted = new Map(issuers.map((issuer) =>
    [issuer.issuer, { ...issuer, keys: createRemoteJWKSet(new URL(issuer.jwksUri), KEYS) }]))
  const seen = createSeenTokens()

  const verifyAnew = async (token: string, at: Date): Promise<AccessToken> => {
    const issuer = trusted.get(decodeJwt(token).iss ?? '')
    if (!issuer) throw new TokenRefused('issuer')
    const options: JWTVerifyOptions = {
      algorithms: ALGORITHMS, typ: 'at+jwt', issuer: issuer.issuer, audience, currentDate: at, clockTolerance: TOLERANCE,
    }
    const { payload } = await jwtVerify(token, issuer.keys, options)
    if ([payload.aud].flat().length !== 1) throw new TokenRefused('audience')
    const accepted = readClaims(payload, at)
    if (!issuer.parties.includes(accepted.party)) throw new TokenRefused('partyOfIssuer')
    return accepted
  }

  return {
    verify: async (token) => {
      const at = clock()
      const known = seen.get(token)
      if (known && known.expiresAt <= at) throw new TokenRefused('expired')
      if (known) return known
      const fault = shapeFault(token)
      if (fault) throw new TokenRefused(fault)
      const accepted = await verifyAnew(token, at).catch((error: unknown) => { throw refusalOf(error) })
      seen.add(token, accepted)
      return accepted
    },
  }
}

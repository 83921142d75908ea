import { decodeJwt, jwtVerify, type JWTVerifyOptions } from 'jose'
import type { AccessToken } from './access-token.ts'
import { shapeFault } from './compact-shape.ts'
import { createIssuerKeys, type IssuerKeys } from './issuer-keys.ts'
import { refusalOf } from './refusal-of.ts'
import { createSeenTokens } from './seen-tokens.ts'
import { readClaims, TOLERANCE } from './token-claims.ts'
import { TokenRefused } from './token-refused.ts'
import { inOurWords, partyIn, type TrustedIssuer } from './trusted-issuer.ts'
import { ISSUER_ALGORITHMS } from './vetted-keys.ts'

export interface AccessTokenVerifierDeps {
  /** Those that are trusted now; undefined when that cannot be known. An issuer may stand in several, each for its parties. */
  readonly issuers: () => readonly TrustedIssuer[] | undefined
  /** What a token must be for, alone, such as `urn:samsyn:gateway`. */
  readonly audience: string
  readonly clock: () => Date
}

export interface AccessTokenVerifier {
  /** @throws {TokenRefused} */
  verify(token: string): Promise<AccessToken>
  /** Whether it was accepted before, and is remembered. */
  isKnown(token: string): boolean
}

/** What an accepted token rested on, beside its signature. */
interface Grounds {
  readonly trusted: TrustedIssuer
  /** Of the keys that its own was found among, whatever they are when the check is over. */
  readonly keysVersion: number
}

/**
 * Verifies access tokens (RFC 9068, RFC 8725): one spelling, a known algorithm, a trusted issuer's key, this audience
 * alone, a short life, one employee of one party in one role, one purpose (RFC 9396; F12).
 * An accepted token is remembered until it expires, its issuer is no longer trusted, or its issuer's keys change.
 */
export const createAccessTokenVerifier = ({ issuers, audience, clock }: AccessTokenVerifierDeps): AccessTokenVerifier => {
  const keysOf = createKeysOf()
  const seen = createSeenTokens<{ readonly accepted: AccessToken; readonly grounds: Grounds }>()

  const trustedNow = (): readonly TrustedIssuer[] => {
    const trusted = issuers()
    if (!trusted) throw new TokenRefused('registerUnavailable')
    return trusted
  }

  const stands = ({ trusted, keysVersion }: Grounds): boolean =>
    trustedNow().includes(trusted) && keysOf(trusted).version() === keysVersion

  const verifyAnew = async (token: string, at: Date): Promise<{ accepted: AccessToken; grounds: Grounds }> => {
    const { iss, ...said } = decodeJwt(token)
    const named = trustedNow().filter(({ issuer }) => issuer === iss)
    const party = partyIn(said, named)
    const trusted = named.find(({ parties }) => parties.includes(String(party))) ?? named[0]
    if (!trusted) throw new TokenRefused('issuer')
    const options: JWTVerifyOptions = {
      algorithms: ISSUER_ALGORITHMS, typ: 'at+jwt', issuer: trusted.issuer, audience, currentDate: at, clockTolerance: TOLERANCE,
    }
    let keysVersion = NaN
    const { payload } = await jwtVerify(token, async (...asked) => {
      const found = await keysOf(trusted).find(...asked)
      keysVersion = found.version
      return found.key
    }, options)
    if ([payload.aud].flat().length !== 1) throw new TokenRefused('audience')
    const accepted = readClaims({ ...inOurWords(payload, trusted), agency: party }, at)
    if (!trusted.parties.includes(accepted.party)) throw new TokenRefused('partyOfIssuer')
    return { accepted, grounds: { trusted, keysVersion } }
  }

  return {
    isKnown: (token) => seen.get(token) !== undefined,
    verify: async (token) => {
      const at = clock()
      const known = seen.get(token)
      if (known && known.accepted.expiresAt <= at) throw new TokenRefused('expired')
      if (known && stands(known.grounds)) return known.accepted
      const fault = shapeFault(token)
      if (fault) throw new TokenRefused(fault)
      const verified = await verifyAnew(token, at).catch((error: unknown) => { throw refusalOf(error) })
      seen.add(token, verified)
      return verified.accepted
    },
  }
}

/** One set of keys to each place that keys come from. */
const createKeysOf = (): ((trusted: TrustedIssuer) => IssuerKeys) => {
  const kept = new Map<string, IssuerKeys>()
  return (trusted) => {
    const name = JSON.stringify([trusted.issuer, trusted.jwksUri])
    const keys = kept.get(name) ?? createIssuerKeys(trusted)
    kept.set(name, keys)
    return keys
  }
}

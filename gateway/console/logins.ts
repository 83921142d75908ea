import {
  authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import type { Party } from '../../schema/agency.ts'
import { ROLES } from '../../schema/role.ts'
import { Refused } from '../refused.ts'
import type { IssuerLines } from './issuer-lines.ts'
import { seal, unseal } from './seal.ts'
import type { LoggedIn } from './sessions.ts'

interface LoginsDeps {
  readonly lines: IssuerLines
  /** What access tokens are for. */
  readonly audience: string
  /** Where issuers send browsers back to, each below it to a place of its party's. */
  readonly callback: string
  readonly key: Uint8Array
  readonly now: () => Date
}

/** Seconds that a login may take. */
export const LOGIN_TIME = 600

/** What a login that is under way binds to its browser. */
const begunShape = z.object({
  party: z.string(), state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string(), until: z.number(),
})

const claimsShape = z.object({
  sub: z.string().min(1), name: z.string().min(1), agency: z.string(), role: z.enum(ROLES), sid: z.string().min(1).optional(),
})

/** Where a party's issuer alone sends browsers back to: a code that comes there is given to no other (RFC 9700 §4.4.2.2). */
const placeOf = (callback: string, party: Party): string => `${callback}/${encodeURIComponent(party)}`

/**
 * OpenID Connect's code flow with PKCE (RFC 7636). State, nonce and verifier are kept encrypted in a cookie of the browser
 * that began, so that nobody can be logged in by a link of another's (RFC 9700 §4.7).
 */
export const createLogins = ({ lines, audience, callback, key, now }: LoginsDeps) => ({
  /** Where the browser goes, and the cookie it takes along. @throws {Refused} */
  begin: async (party: Party, returnTo: string): Promise<{ location: string; cookie: string }> => {
    const issuer = await lines.of(party)?.catch(() => { throw new Refused('UNAVAILABLE') })
    if (!issuer) throw new Refused('PARTY_UNKNOWN')
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
    const location = buildAuthorizationUrl(issuer, {
      redirect_uri: placeOf(callback, party), scope: 'openid', resource: audience, state, nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    })
    const until = now().getTime() + LOGIN_TIME * 1_000
    return { location: location.href, cookie: await seal({ party, state, nonce, verifier, returnTo, until }, key) }
  },

  /** Who came back to an address, with the cookie she left with, and where she was going. @throws {Refused} */
  finish: async (address: string, cookie: string | undefined): Promise<{ loggedIn: LoggedIn; returnTo: string }> => {
    const begun = begunShape.safeParse(await unseal(cookie ?? '', key))
    if (!begun.success || begun.data.until <= now().getTime()) throw new Refused('LOGIN_FAILED')
    const { party, state, nonce, verifier, returnTo } = begun.data
    const cameTo = new URL(address, callback)
    if (cameTo.origin + cameTo.pathname !== placeOf(callback, party)) throw new Refused('LOGIN_FAILED')
    const issuer = await lines.of(party)?.catch(() => { throw new Refused('UNAVAILABLE') })
    if (!issuer) throw new Refused('LOGIN_FAILED')
    const tokens = await authorizationCodeGrant(issuer, cameTo, {
      expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
    }).catch(() => { throw new Refused('LOGIN_FAILED') })
    const claims = claimsShape.safeParse(tokens.claims())
    if (!claims.success || claims.data.agency !== party || !tokens.refresh_token) throw new Refused('LOGIN_FAILED')
    const { sub, name, role, sid = null } = claims.data
    const client = issuer.clientMetadata().client_id
    const loggedIn = { party, client, employee: sub, role, name, refreshToken: tokens.refresh_token, issuerSession: sid }
    return { loggedIn, returnTo }
  },
})

export type Logins = ReturnType<typeof createLogins>

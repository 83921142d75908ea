import { refreshTokenGrant, ResponseBodyError } from 'openid-client'
import type { Purpose } from '../../schema/purpose.ts'
import { PURPOSE_DETAIL } from '../identity/access-token.ts'
import { Refused } from '../refused.ts'
import type { IssuerLines } from './issuer-lines.ts'
import type { Session, Sessions } from './sessions.ts'
import type { TokenHolder } from './token-holder.ts'

interface PurposeTokensDeps {
  readonly lines: IssuerLines
  readonly audience: string
  readonly sessions: Pick<Sessions, 'refresh'>
  /** Ends a session whose login the issuer no longer knows. */
  readonly endSession: (session: Session) => Promise<void>
  readonly holder: Pick<TokenHolder, 'handle'>
  readonly now: () => Date
}

/** A token, from when it is asked for: `until` is known once it has come. */
interface Held {
  readonly token: Promise<string>
  until: number
}

/** Milliseconds before its end that a token is no longer used, and tokens held at once, at most. */
const MARGIN = 20_000
const CAPACITY = 5_000

/**
 * Access tokens for exactly one purpose each (RFC 9396), from the employee's own issuer by her session's refresh token,
 * bound to the gateway's own key. They are held in memory for their life, and never leave the gateway.
 */
export const createPurposeTokens = ({ lines, audience, sessions, endSession, holder, now }: PurposeTokensDeps) => {
  const held = new Map<string, Held>()

  const fetchToken = async (session: Session, purpose: Purpose): Promise<{ token: string; until: number }> => {
    const issuer = await lines.of(session.loggedIn.party)
    if (!issuer) throw new Refused('SESSION_ENDED')
    return sessions.refresh(session, async (former) => {
      const tokens = await refreshTokenGrant(issuer, former, {
        resource: audience, authorization_details: JSON.stringify([{ type: PURPOSE_DETAIL, purpose }]),
      }, { DPoP: holder.handle(issuer) })
      const { access_token: token, refresh_token: refreshToken = former, expires_in: seconds = 0 } = tokens
      return { result: { token, until: now().getTime() + seconds * 1_000 - MARGIN }, refreshToken }
    })
  }

  /** An issuer that no longer knows the login ends the session; one that does not answer is asked again later. */
  const refusal = async (error: unknown, session: Session): Promise<never> => {
    if (error instanceof Refused) throw error
    if (!(error instanceof ResponseBodyError) || error.error !== 'invalid_grant') throw new Refused('UNAVAILABLE')
    await endSession(session)
    throw new Refused('SESSION_ENDED')
  }

  return {
    /** @throws {Refused} */
    tokenFor: async (session: Session, purpose: Purpose): Promise<string> => {
      const key = `${session.keys.id} ${purpose}`
      const known = held.get(key)
      if (known && known.until > now().getTime()) return known.token
      const fetched = fetchToken(session, purpose)
      const one: Held = { token: fetched.then(({ token }) => token, (error: unknown) => refusal(error, session)), until: Infinity }
      held.delete(key)
      held.set(key, one)
      fetched.then(({ until }) => { one.until = until }, () => held.delete(key))
      for (const oldest of [...held.keys()].slice(0, -CAPACITY)) held.delete(oldest)
      return one.token
    },
    forget: ({ keys }: Session): void => {
      for (const key of held.keys()) if (key.startsWith(`${keys.id} `)) held.delete(key)
    },
  }
}

export type PurposeTokens = ReturnType<typeof createPurposeTokens>

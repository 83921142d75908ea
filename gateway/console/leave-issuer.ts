import { buildEndSessionUrl, tokenRevocation } from 'openid-client'
import type { IssuerLines } from './issuer-lines.ts'
import type { Session } from './sessions.ts'

/**
 * Ends at the issuer what a session rests on (RFC 7009), and tells where the browser can end its login there too
 * (OpenID Connect RP-Initiated Logout); null where there is no such place. The session is over whatever the issuer answers.
 */
export const createLeaveIssuer = (lines: IssuerLines, home: string) =>
  async ({ loggedIn }: Session): Promise<string | null> => {
    const issuer = await lines.of(loggedIn.party)?.catch(() => undefined)
    if (!issuer) return null
    await tokenRevocation(issuer, loggedIn.refreshToken).catch(() => undefined)
    return issuer.serverMetadata().end_session_endpoint
      ? buildEndSessionUrl(issuer, { post_logout_redirect_uri: home }).href
      : null
  }

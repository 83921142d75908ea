import { agencyOf } from '../../schema/agency.ts'
import type { AccessToken } from '../identity/access-token.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import type { Authenticated } from './stages.ts'

/** What a request carries of who sends it. The sender-constraint of the token (RFC 8705, RFC 9449) joins here. */
export interface Presented {
  readonly authorization: string | undefined
}

interface AuthenticateDeps {
  readonly verify: (token: string) => Promise<AccessToken>
  /** Whether the client system is registered for the party and not suspended; undefined when that cannot be known now. */
  readonly isActive: (client: string, party: string) => boolean | undefined
  /** Milliseconds that the whole request may take. */
  readonly deadline: number
  readonly events: Events
}

const BEARER = /^Bearer ([A-Za-z0-9._-]+)$/

/** Who asks: an accepted access token (RFC 9068) of a client system that is registered and not suspended. @throws {Refused} */
export const createAuthenticate = ({ verify, isActive, deadline, events }: AuthenticateDeps) =>
  async ({ authorization }: Presented): Promise<Authenticated> => {
    const token = BEARER.exec(authorization ?? '')?.[1]
    const accepted = token === undefined ? undefined : await verify(token).catch(() => undefined)
    const agency = accepted && agencyOf(accepted.party)
    const active = accepted ? isActive(accepted.client, accepted.party) : false
    if (!accepted || !agency || !active) {
      const code = active === undefined ? 'UNAVAILABLE' : 'UNAUTHENTICATED'
      events.refused({ recipient: null, code })
      throw new Refused(code)
    }
    const { party, client, employee, role, purpose } = accepted
    return { party, agency, client, employee, role, granted: purpose, deadline: AbortSignal.timeout(deadline) }
  }

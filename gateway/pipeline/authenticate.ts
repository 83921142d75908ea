import { agencyOf } from '../../schema/agency.ts'
import type { AccessToken } from '../identity/access-token.ts'
import type { Code } from '../codes.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { asRefused } from './as-refused.ts'
import type { Refuse } from './refuse.ts'
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
  readonly refuse: Refuse
  readonly createId: () => string
  readonly events: Events
}

const BEARER = /^Bearer ([A-Za-z0-9._-]+)$/

/**
 * Who asks: an accepted access token (RFC 9068) of a client system that is registered and not suspended. A token that is
 * not accepted names nobody and is counted; a client that is not active is known, and its refusal recorded (P9).
 * @throws {Refused}
 */
export const createAuthenticate = ({ verify, isActive, deadline, refuse, createId, events }: AuthenticateDeps) =>
  async ({ authorization }: Presented): Promise<Authenticated> => {
    const refuseUnknown = (code: Code): never => {
      events.refused({ recipient: null, code })
      throw new Refused(code)
    }
    const token = BEARER.exec(authorization ?? '')?.[1]
    const accepted = token === undefined ? undefined : await verify(token).catch(() => undefined)
    const agency = accepted && agencyOf(accepted.party)
    if (!accepted || !agency) return refuseUnknown('UNAUTHENTICATED')
    const { party, client, employee, role, purpose } = accepted
    const authenticated = {
      party, agency, client, employee, role, granted: purpose, deadline: AbortSignal.timeout(deadline),
    }
    const active = isActive(client, party)
    if (active) return authenticated
    if (active === undefined) return refuseUnknown('UNAVAILABLE')
    const request = { authenticated, disclosureId: createId(), purpose, reason: null, about: null }
    return refuse(request, 'UNAUTHENTICATED').catch((error: unknown) => {
      throw asRefused(error, events)
    })
  }

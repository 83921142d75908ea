import { setMaxListeners } from 'node:events'
import { agencyOf } from '../../schema/agency.ts'
import type { Code } from '../codes.ts'
import type { AccessToken } from '../identity/access-token.ts'
import type { Register } from '../identity/register.ts'
import type { CheckSender, Presented, Shown } from '../identity/sender.ts'
import { SenderRefused, TokenRefused, type TokenRefusal } from '../identity/token-refused.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { asRefused } from './as-refused.ts'
import type { RefuseEarly } from './refuse-early.ts'
import type { Authenticated } from './stages.ts'

interface AuthenticateDeps {
  readonly verify: (token: string) => Promise<AccessToken>
  readonly checkSender: CheckSender
  readonly isActive: Register['isActive']
  /** Milliseconds that the whole request may take. */
  readonly deadline: number
  readonly refuseEarly: RefuseEarly
  readonly events: Events
}

/** As many wait for it as agencies are asked at once: the usual bound on listeners would take them for a leak. */
const deadlineIn = (milliseconds: number): AbortSignal => {
  const signal = AbortSignal.timeout(milliseconds)
  setMaxListeners(0, signal)
  return signal
}

/** Whether the token holds cannot be told now: a new one would fare no better, and nobody who tries is counted as a guesser. */
const NOT_KNOWN_NOW: readonly TokenRefusal[] = ['registerUnavailable', 'issuerUnavailable']

/** The scheme in whatever case (RFC 9110 §11.1). */
const SHOWN = /^(Bearer|DPoP) ([A-Za-z0-9._-]+)$/i

/**
 * Who asks: an accepted access token (RFC 9068), sent by whom it was given to (RFC 8705, RFC 9449), of a client system
 * that is registered and not suspended. A token that is not accepted names nobody and is counted; whoever is named by
 * one that is, is recorded when refused (P9): someone may have got hold of it. A proof that only lacks our nonce is asked
 * for anew, which refuses nobody (RFC 9449 §9). @throws {Refused}
 */
export const createAuthenticate = (deps: AuthenticateDeps) => {
  const { verify, checkSender, isActive, deadline, refuseEarly, events } = deps

  const refuseUnknown = (code: Code): never => {
    events.refused({ recipient: null, code })
    throw new Refused(code)
  }

  const accept = async (token: string, requestId: string): Promise<AccessToken> => {
    try {
      return await verify(token)
    } catch (error) {
      const reason = error instanceof TokenRefused ? error.reason : undefined
      if (reason) events.tokenRefused({ reason, requestId })
      return refuseUnknown(reason && NOT_KNOWN_NOW.includes(reason) ? 'UNAVAILABLE' : 'UNAUTHENTICATED')
    }
  }

  return async (presented: Presented, requestId: string): Promise<Authenticated> => {
    const shown = shownIn(presented.authorization)
    if (!shown) return refuseUnknown('UNAUTHENTICATED')
    const accepted = await accept(shown.token, requestId)
    const { party, client, employee, role, purpose, boundTo } = accepted
    const agency = agencyOf(party)
    if (!agency) return refuseUnknown('UNAUTHENTICATED')
    const authenticated = { party, agency, client, employee, role, granted: purpose, boundTo, deadline: deadlineIn(deadline) }
    try {
      await checkSender(accepted, shown, presented)
      const active = isActive(accepted)
      if (active === undefined) return refuseUnknown('UNAVAILABLE')
      return active ? authenticated : await refuseEarly(authenticated, 'UNAUTHENTICATED')
    } catch (error) {
      if (!(error instanceof SenderRefused)) throw asRefused(error, events)
      events.tokenRefused({ reason: error.reason, requestId })
      if (error.reason === 'proofNonce') return refuseUnknown('PROOF_NONCE_NEEDED')
      return refuseEarly(authenticated, 'SENDER_UNPROVEN')
    }
  }
}

const shownIn = (authorization: string | undefined): Shown | undefined => {
  const [, scheme, token] = SHOWN.exec(authorization ?? '') ?? []
  return token !== undefined && scheme !== undefined ? { scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', token } : undefined
}

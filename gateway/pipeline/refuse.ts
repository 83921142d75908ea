import { createHmac } from 'node:crypto'
import { regimeOf } from '../../policies/purposes.ts'
import type { Code } from '../codes.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { currentTraceId } from '../telemetry/traced.ts'
import type { Actor, RefusalEntry } from '../trail/entry.ts'
import type { Trail } from '../trail/trail.ts'
import type { Authenticated, Bound } from './stages.ts'

/** What is known of a request that is refused. */
export interface RefusedRequest {
  readonly authenticated: Omit<Authenticated, 'deadline'>
  readonly disclosureId: string
  readonly purpose: string | null
  readonly reason: string | null
  /** The handle or file number asked for, which is recorded as a keyed hash: who lacks the key can guess nothing by it. */
  readonly about: string | null
}

interface RefuseDeps {
  readonly trail: Trail
  /** The key of the hashes, the gateway's own. */
  readonly pseudonymKey: Buffer
  /** The policies in force; null where it is not known which. */
  readonly policyVersion: () => string | null
  readonly now: () => Date
  readonly events: Events
}

/** What the trail says of a refusal. */
export const refusalEntry = (
  request: RefusedRequest, code: Code, { at, policyVersion, pseudonymKey }: { at: Date; policyVersion: string | null; pseudonymKey: Buffer },
): RefusalEntry => ({
  kind: 'refusal',
  at: at.toISOString(),
  disclosureId: request.disclosureId,
  actor: actorOf(request.authenticated),
  purpose: request.purpose,
  reason: request.reason,
  regime: regimeOf(request.authenticated.granted, request.authenticated.agency),
  operations: [],
  legalBases: [],
  policyVersion,
  code,
  about: request.about && createHmac('sha256', pseudonymKey).update(request.about).digest('base64url'),
  traceId: currentTraceId(),
})

/** Records a refusal like a disclosure (P9), and only then refuses. @throws {Refused} always */
export const createRefuseRequest = ({ trail, pseudonymKey, policyVersion, now, events }: RefuseDeps) =>
  async (request: RefusedRequest, code: Code): Promise<never> => {
    const entry = refusalEntry(request, code, { at: now(), policyVersion: policyVersion(), pseudonymKey })
    await trail.append({ restsOn: [], entries: [entry] })
    events.refused({ recipient: request.authenticated.party, code })
    throw new Refused(code, true)
  }

export type RefuseRequest = ReturnType<typeof createRefuseRequest>

/** The same for a request that is bound to its purpose; `about` as of `RefusedRequest`. */
export type Refuse = (bound: Bound, code: Code, about?: string | null) => Promise<never>

export const createRefuse = (refuseRequest: RefuseRequest): Refuse =>
  ({ authenticated, disclosureId, asking, reason }, code, about = null) =>
    refuseRequest({ authenticated, disclosureId, purpose: asking.purpose, reason, about }, code)

export const actorOf = ({ party, client, employee, role }: Actor): Actor => ({ client, employee, party, role })

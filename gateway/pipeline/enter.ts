import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { asRefused } from './as-refused.ts'
import { bindPurpose, type Stated } from './bind-purpose.ts'
import type { RefuseRequest } from './refuse.ts'
import type { Authenticated, Bound } from './stages.ts'

interface EnterDeps {
  readonly refuseRequest: RefuseRequest
  readonly createId: () => string
  /** Whether what parties call consents by is still made with this gateway's key. */
  readonly isKeyInUse: () => boolean
  readonly events: Events
}

/**
 * The one way in, whatever the protocol: binds what is stated to the token's purpose and does the work; whatever fails,
 * refuses, and a refusal that no leaf tells of yet is recorded first (P9).
 */
export type Enter = <T>(authenticated: Authenticated, stated: Stated, work: (bound: Bound) => Promise<T>) => Promise<T>

export const createEnter = ({ refuseRequest, createId, isKeyInUse, events }: EnterDeps): Enter => async (authenticated, stated, work) => {
  const disclosureId = createId()
  try {
    return await recorded(async () => {
      if (!isKeyInUse()) throw new Refused('UNAVAILABLE')
      return work(bindPurpose(authenticated, stated, disclosureId))
    }, (code) => refuseRequest({ authenticated, disclosureId, purpose: stated.purpose, reason: null, about: null }, code))
  } catch (error) {
    throw asRefused(error, events)
  }
}

const recorded = async <T>(work: () => Promise<T>, refuse: (code: Refused['code']) => Promise<never>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && !error.recorded) return refuse(error.code)
    throw error
  }
}

import type { Code } from '../codes.ts'
import type { AttemptLimit } from '../identity/attempt-limit.ts'
import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { asRefused } from './as-refused.ts'
import type { RefuseRequest } from './refuse.ts'
import type { Authenticated } from './stages.ts'

interface RefuseEarlyDeps {
  readonly refuseRequest: RefuseRequest
  readonly createId: () => string
  readonly attempts: AttemptLimit
  readonly events: Events
}

/** Leaves that an employee's refusals before the door fill in a minute, at most: the last says that there were more. */
export const MOST_RECORDED = 200

/** What was asked for is not in it: a text that is no operation may hold anything. */
export type RefuseEarly = (authenticated: Omit<Authenticated, 'deadline'>, code: Code) => Promise<never>

/**
 * Refuses a known sender whose request never comes to the door, and records that (P9): one who sends what is no operation,
 * or a token that may be another's. A flood fills no trail, and slows nobody whose requests are well. @throws {Refused}
 */
export const createRefuseEarly = ({ refuseRequest, createId, attempts, events }: RefuseEarlyDeps): RefuseEarly =>
  async (authenticated, code) => {
    const { party, client, employee, granted } = authenticated
    const count = attempts.add(`${party} ${client} ${employee}`)
    if (count > MOST_RECORDED) {
      events.refused({ recipient: party, code: 'TOO_MANY_REFUSALS' })
      throw new Refused('TOO_MANY_REFUSALS', true)
    }
    return refuseRequest({ authenticated, disclosureId: createId(), purpose: granted, reason: null, about: null },
      count === MOST_RECORDED ? 'TOO_MANY_REFUSALS' : code).catch((error: unknown) => { throw asRefused(error, events) })
  }

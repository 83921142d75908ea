import { Refused } from '../refused.ts'
import type { Events } from '../telemetry/events.ts'
import { TrailUnavailable } from '../trail/trail.ts'

/** What a request that failed is answered with: a refusal as it is, a failure without a word of what failed (P7). */
export const asRefused = (error: unknown, events: Events): Refused => {
  if (error instanceof Refused) return error
  if (error instanceof TrailUnavailable) {
    events.trailFailed(error)
    return new Refused('TRAIL_UNAVAILABLE')
  }
  events.failed('request', error)
  return new Refused('UNAVAILABLE')
}

import {
  bulkhead, BulkheadRejectedError, circuitBreaker, CircuitState, CountBreaker, ExponentialBackoff, handleWhen, isBrokenCircuitError, wrap,
} from 'cockatiel'
import { AgencyFailure } from '../../agencies/agency-failure.ts'
import type { Adapter, Ask, Reply } from '../../agencies/adapter.ts'

/** An adapter behind its own breaker and bulkhead, so that one agency's trouble stays its own (P11). */
export interface ControllerLine {
  fetch(ask: Ask): Promise<Reply>
  /** Whether it is given a rest after too many failures, so that nothing is asked. */
  isResting(): boolean
  close(): Promise<void>
}

const LIMITS = {
  /** Asks under way at once, and waiting. */
  underWay: 64,
  waiting: 256,
  /** Half of the last twenty failed: rest for half a second, then longer, at most ten. */
  breaker: { size: 20, threshold: 0.5, minimumNumberOfCalls: 10 },
  rest: { initialDelay: 500, maxDelay: 10_000 },
}

/** What an agency says no to in good order, is no reason for a rest. */
const isTrouble = (error: Error): boolean => error instanceof AgencyFailure && error.kind !== 'refused' && error.kind !== 'clock'

/** Opens the line to one agency. @throws {AgencyFailure} and nothing else, at the ask's deadline at the latest. */
export const createControllerLine = (adapter: Adapter): ControllerLine => {
  const places = bulkhead(LIMITS.underWay, LIMITS.waiting)
  const breaker = circuitBreaker(handleWhen(isTrouble), {
    halfOpenAfter: new ExponentialBackoff(LIMITS.rest),
    breaker: new CountBreaker(LIMITS.breaker),
  })
  const guarded = wrap(places, breaker)
  return {
    fetch: async (ask) => {
      if (ask.signal.aborted) throw new AgencyFailure('timeout')
      try {
        const mustWait = places.executionSlots === 0 || breaker.state === CircuitState.HalfOpen
        const reply = guarded.execute(() => beforeDeadline(adapter.fetch(ask), ask.signal))
        return await (mustWait ? beforeDeadline(reply, ask.signal) : reply)
      } catch (error) {
        if (error instanceof AgencyFailure) throw error
        const busy = error instanceof BulkheadRejectedError || isBrokenCircuitError(error)
        throw new AgencyFailure(busy ? 'unreachable' : 'garbled')
      }
    },
    isResting: () => breaker.state === CircuitState.Open,
    close: () => adapter.close(),
  }
}

const beforeDeadline = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = (): void => reject(new AgencyFailure('timeout'))
    if (signal.aborted) late()
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })

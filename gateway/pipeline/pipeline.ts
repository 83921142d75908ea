import type { Bound, Collected, Demand, Planned, Recorded } from './stages.ts'
import type { Answer } from './answer.ts'

/** The steps of a disclosure, each taking what the step before it made. */
export interface Steps {
  plan(bound: Bound, demand: Demand): Promise<Planned>
  ask(planned: Planned): Promise<Collected>
  /** Undefined when what the plan rests on has changed, or when it took too long: nothing of it may leave. */
  record(collected: Collected): Promise<Recorded | undefined>
  answer(recorded: Recorded): Answer
  /** Records that nothing is answered because the case kept changing. @throws {Refused} */
  giveUp(bound: Bound): Promise<never>
}

/**
 * The whole life of a disclosure, after its asker is authenticated and bound to one purpose:
 * decided before any agency is asked (P2), recorded before anything is answered (P1).
 * When a consent or link moved meanwhile it is planned again, once (P5).
 */
export const createDisclose = (steps: Steps) => async (bound: Bound, demand: Demand): Promise<Answer> => {
  const attempt = async (): Promise<Answer | undefined> => {
    const planned = await steps.plan(bound, demand)
    const collected = await steps.ask(planned)
    const recorded = await steps.record(collected)
    return recorded && steps.answer(recorded)
  }
  return (await attempt()) ?? (await attempt()) ?? steps.giveUp(bound)
}

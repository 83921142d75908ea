import type { InSteps } from '../policies/in-steps.ts'

/** Milliseconds that work holds the thread at most, its longest step aside, before whatever else waits has its turn. */
const TURN = 10

/** Does work in turns with everything else that the gateway does. */
export const inTurns = async <T>(work: InSteps<T>): Promise<T> => {
  let since = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - since < TURN) continue
    await new Promise(setImmediate)
    since = performance.now()
  }
}

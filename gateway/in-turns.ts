import type { InSteps } from '../policies/in-steps.ts'

/** Milliseconds that work holds the thread at most, its longest step aside, before whatever else waits has its turn. */
const TURN = 10

/** What long work awaits between its steps: nothing, or else the turn of whatever waits. */
export type LetOthers = () => Promise<void>

export const createTurns = (): LetOthers => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN) return
    await new Promise(setImmediate)
    since = performance.now()
  }
}

/** Does work in turns with everything else that the gateway does. */
export const inTurns = async <T>(work: InSteps<T>): Promise<T> => {
  const letOthers = createTurns()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await letOthers()
  }
}

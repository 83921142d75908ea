import { startChild, type Child } from './child.ts'
import type { ProcessSpec } from './processes.ts'

/** The processes that were started so far, to be stopped in the reverse order. */
export interface Children {
  readonly all: readonly Child[]
  /** Starts some side by side. @throws what the first that does not start throws, once each has started or not. */
  start(specs: readonly ProcessSpec[]): Promise<readonly Child[]>
  stop(): Promise<void>
}

export const createChildren = (logs: string): Children => {
  const all: Child[] = []
  return {
    all,
    start: async (specs) => {
      const outcomes = await Promise.allSettled(specs.map((spec) => startChild(spec, logs)))
      const started = outcomes.flatMap((outcome) => outcome.status === 'fulfilled' ? [outcome.value] : [])
      all.push(...started)
      const failed = outcomes.find((outcome) => outcome.status === 'rejected')
      if (failed) throw failed.reason
      return started
    },
    stop: async () => {
      for (const child of all.splice(0).reverse()) await child.stop()
    },
  }
}

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds that work took, and the longest of them at a stretch in which nothing else had a turn. */
export interface Paused {
  readonly what: string
  readonly took: number
  readonly longestPause: number
}

export const pausesIn = async (what: string, work: () => Promise<unknown>): Promise<Paused> => {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await wait(20)
  const began = performance.now()
  await work()
  const took = performance.now() - began
  await wait(20)
  delay.disable()
  return { what, took, longestPause: delay.max / 1e6 }
}

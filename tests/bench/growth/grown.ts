import { medianOf } from '../quantiles.ts'

/** The median cost of something when there is so much of what it works on. */
export interface Grown {
  readonly what: string
  readonly of: number
  readonly microseconds: number
}

/** Runs the work so often, one after the other, after a tenth that is not counted. */
export const medianTime = async (times: number, work: (index: number) => Promise<unknown>): Promise<number> => {
  const taken: number[] = []
  for (let index = -times / 10; index < times; index++) {
    const started = performance.now()
    await work(Math.abs(index))
    if (index >= 0) taken.push((performance.now() - started) * 1_000)
  }
  return medianOf(taken)
}

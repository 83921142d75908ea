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

/** The median cost of each work, in rounds by turns, so that the machine's other work meets all alike; a third of them is not counted. */
export const medianTimes = async (
  rounds: number, times: number, works: readonly ((index: number) => Promise<unknown>)[],
): Promise<number[]> => {
  const taken = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [which, work] of works.entries())
      for (let index = round * times; index < (round + 1) * times; index++) {
        const started = performance.now()
        await work(index)
        if (round >= rounds / 3) taken[which]?.push((performance.now() - started) * 1_000)
      }
  return taken.map(medianOf)
}

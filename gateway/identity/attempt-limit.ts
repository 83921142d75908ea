import { performance } from 'node:perf_hooks'

/** Counts what goes wrong in each minute, by whose it is: an address, or an employee of a client system. */
export interface AttemptLimit {
  /** How often this minute. */
  of(who: string): number
  /** Once more; how often that makes. */
  add(who: string): number
}

const MINUTE = 60_000

/** Names that are counted apart, at most: the rest of a minute's share one count. */
const CAPACITY = 10_000
const REST = ''

/** In memory, and gone after its minute: nobody's address is kept. `clock` gives monotonic milliseconds. */
export const createAttemptLimit = (clock: () => number = () => performance.now()): AttemptLimit => {
  let minute = -1
  let counts = new Map<string, number>()

  const current = (): Map<string, number> => {
    const now = Math.floor(clock() / MINUTE)
    if (now !== minute) [minute, counts] = [now, new Map()]
    return counts
  }
  const nameOf = (who: string): string => current().has(who) || current().size < CAPACITY ? who : REST
  const of = (who: string): number => current().get(nameOf(who)) ?? 0

  return {
    of,
    add: (who) => {
      const name = nameOf(who)
      const count = of(name) + 1
      current().set(name, count)
      return count
    },
  }
}

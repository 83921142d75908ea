import { CIRCUMSTANCES, type Circumstance, type Read } from './circumstances.ts'

const NAMES = Object.keys(CIRCUMSTANCES) as readonly Circumstance[]
const OF_A_CONSENT: readonly Circumstance[] = [
  'toRecipient', 'forPurpose', 'aboutCategory', 'givenBy', 'giverSuspected', 'form', 'period', 'withdrawn',
]
const OF_THE_CASE = NAMES.filter((name) => name !== 'consented' && !OF_A_CONSENT.includes(name))

const product = (names: readonly Circumstance[]): number =>
  names.reduce((count, name) => count * CIRCUMSTANCES[name].length, 1)

const CASES = product(OF_THE_CASE)
const CONSENTS = product(OF_A_CONSENT)

/** How many different circumstances there are: with one consent that may differ in all its parts, or without any. */
export const CIRCUMSTANCES_IN_ALL = CASES * (1 + CONSENTS)

/** What one visit read, in the order of reading. */
export type Found = readonly (readonly [Circumstance, unknown])[]

/**
 * Tries every combination of circumstances, as often as it can matter: what a visit did not read cannot have changed it,
 * so that one visit covers all that differ in nothing else. A visit must be pure, and read by `read` alone.
 */
export interface Exploration {
  readonly read: Read
  /** What the visit under way has read so far. */
  found(): Found
  /** `covered` is how many combinations the visits stand for: always `CIRCUMSTANCES_IN_ALL`. */
  every(visit: () => void): { readonly covered: number; readonly visits: number }
}

export const createExploration = (): Exploration => {
  const trail: Circumstance[] = []
  const chosen: { [C in Circumstance]?: number | undefined } = {}
  const read = (name: Circumstance): unknown => {
    const index = chosen[name]
    if (index !== undefined) return CIRCUMSTANCES[name][index]
    trail.push(name)
    chosen[name] = 0
    return CIRCUMSTANCES[name][0]
  }
  /** The last circumstance read takes its next value; one that has had them all is read anew after the one before it. */
  const advance = (): boolean => {
    for (let name = trail.at(-1); name !== undefined; name = trail.at(-1)) {
      const next = (chosen[name] ?? 0) + 1
      chosen[name] = next
      if (next < CIRCUMSTANCES[name].length) return true
      chosen[name] = undefined
      trail.pop()
    }
    return false
  }
  const covered = (): number => {
    let cases = CASES
    let consents = CONSENTS
    for (const name of trail)
      if (OF_A_CONSENT.includes(name)) consents /= CIRCUMSTANCES[name].length
      else if (name !== 'consented') cases /= CIRCUMSTANCES[name].length
    if (chosen.consented === undefined) return cases * (1 + consents)
    return chosen.consented === 1 ? cases * consents : cases
  }
  return {
    read: read as Read,
    found: () => trail.map((name) => [name, CIRCUMSTANCES[name][chosen[name] ?? 0]] as const),
    every: (visit) => {
      const sum = { covered: 0, visits: 0 }
      do {
        visit()
        sum.covered += covered()
        sum.visits += 1
      } while (advance())
      return sum
    },
  }
}

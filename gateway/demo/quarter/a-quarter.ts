import { Temporal } from 'temporal-polyfill'
import { createRandom, type Random } from '../../../prisma/seed/random.ts'
import { isDayOff } from '../../../policies/clocks/danish-holidays.ts'
import { casesOf, type WorkedCase } from './cases.ts'
import type { Misuse } from './misuses.ts'
import { dayOfWork, policeAction, retryLoop, type MadeLook } from './normal-work.ts'
import { peopleOf, type Person } from './people.ts'

/** Who works, and with what. */
export interface World {
  readonly people: readonly Person[]
  readonly cases: readonly WorkedCase[]
}

/** Which quarter is made: its first day, how many days, and which misuses are in it, from which day on. */
export interface Wanted {
  readonly seed: number
  readonly first: string
  readonly days: number
  readonly misuses: readonly Misuse[]
  readonly firstMisuse?: number
  /** Made up, unless it is told. */
  readonly worldOf?: (random: Random) => World
}

/** Misuse begins when enough is known of who works with what. */
const FIRST_MISUSE = 40

/** The looks of all agencies in so many days, in the order of time: the same for the same seed on every machine. */
export const aQuarter = (wanted: Wanted): readonly MadeLook[] => {
  const { seed, first: firstDay, days, misuses, firstMisuse = FIRST_MISUSE, worldOf = madeUpWorld(days) } = wanted
  const random = createRandom(seed, 1)
  const first = Temporal.PlainDate.from(firstDay)
  const { people, cases } = worldOf(random)
  const worked = Array.from({ length: days }, (_, day) => dayOfWork(random, first, day, people, cases))
  const actions = cases.filter(({ from }, index) => from >= 0 && index % 20 === 0)
    .map((one) => policeAction(random, first, one.from, people, one))
  const loops = Array.from({ length: Math.floor(days / 9) }, (_, time) => retryLoop(random, first, 9 * time, random.pick(people)))
  const workdays = Array.from({ length: days - firstMisuse - 6 }, (_, later) => firstMisuse + later)
    .filter((day) => !isDayOff(first.add({ days: day })))
  const planted = misuses.map(({ name, looks }) =>
    looks({ random, first, day: random.pick(workdays), people, cases }).map((look) => ({ ...look, misuse: name })))
  return [...worked, ...actions, ...loops, ...planted].flat().sort((one, other) => one.at.getTime() - other.at.getTime())
}

const madeUpWorld = (days: number) => (random: Random): World => {
  const people = peopleOf(random, days + 7)
  return { people, cases: casesOf(random, people, days) }
}

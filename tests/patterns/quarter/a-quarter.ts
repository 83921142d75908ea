import { Temporal } from 'temporal-polyfill'
import { createRandom } from '../../../prisma/seed/random.ts'
import { isDayOff } from '../../../policies/clocks/danish-holidays.ts'
import { casesOf } from './cases.ts'
import { MISUSES } from './misuses.ts'
import { dayOfWork, policeAction, retryLoop, type MadeLook } from './normal-work.ts'
import { peopleOf } from './people.ts'

/** Which quarter is made: its first day, how many days, and whether the ten misuses are in it. */
export interface Wanted {
  readonly seed: number
  readonly first: string
  readonly days: number
  readonly misused: boolean
}

/** Misuse begins when enough is known of who works with what. */
const FIRST_MISUSE = 40

/** The looks of all agencies in so many days, in the order of time: the same for the same seed on every machine. */
export const aQuarter = ({ seed, first: firstDay, days, misused }: Wanted): readonly MadeLook[] => {
  const random = createRandom(seed, 1)
  const first = Temporal.PlainDate.from(firstDay)
  const people = peopleOf(random, days + 7)
  const cases = casesOf(random, people, days)
  const worked = Array.from({ length: days }, (_, day) => dayOfWork(random, first, day, people, cases))
  const actions = cases.filter(({ from }, index) => from >= 0 && index % 20 === 0)
    .map((one) => policeAction(random, first, one.from, people, one))
  const loops = Array.from({ length: Math.floor(days / 9) }, (_, time) => retryLoop(random, first, 9 * time, random.pick(people)))
  const workdays = Array.from({ length: days - FIRST_MISUSE - 6 }, (_, later) => FIRST_MISUSE + later)
    .filter((day) => !isDayOff(first.add({ days: day })))
  const planted = misused ? MISUSES.map(({ name, looks }) =>
    looks({ random, first, day: random.pick(workdays), people, cases }).map((look) => ({ ...look, misuse: name }))) : []
  return [...worked, ...actions, ...loops, ...planted].flat().sort((one, other) => one.at.getTime() - other.at.getTime())
}

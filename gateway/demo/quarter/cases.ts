import type { Random } from '../../../prisma/seed/random.ts'
import type { Person } from './people.ts'
import type { Team } from './teams.ts'

/** A case, from when to when it is worked on, and who has it in each team that takes part. */
export interface WorkedCase {
  readonly key: string
  readonly from: number
  readonly until: number
  readonly owners: readonly Person[]
  /** Whether the team's agency is party to it, and is given anything of it. */
  readonly isKnownTo: (team: Team) => boolean
}

const AT_FIRST = 120
const A_DAY = 2

/** Cases under way on the first day, and those that come: each is worked on for three weeks to four months. */
export const casesOf = (random: Random, people: readonly Person[], days: number): WorkedCase[] => {
  const teams = [...new Set(people.map(({ team }) => team))]
  const opened = (from: number, number: number): WorkedCase => ({
    key: `case-${number}`, from, until: from + random.between(21, 120), isKnownTo: () => true,
    owners: teams.filter(({ share }) => random.chance(share, 100))
      .map((team) => random.pick(people.filter((person) => person.team === team))),
  })
  const first = Array.from({ length: AT_FIRST }, (_, number) => opened(-random.below(60), number))
  const later = Array.from({ length: days * A_DAY }, (_, number) => opened(Math.floor(number / A_DAY), AT_FIRST + number))
  return [...first, ...later]
}

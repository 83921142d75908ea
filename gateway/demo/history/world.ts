import { PERSONAS } from '../../../prisma/seed/personas.ts'
import type { Random } from '../../../prisma/seed/random.ts'
import type { SeededCase } from '../../../prisma/seed/seed.ts'
import type { World } from '../quarter/a-quarter.ts'
import type { WorkedCase } from '../quarter/cases.ts'
import { peopleOf, type Person } from '../quarter/people.ts'
import { TEAMS, type Team } from '../quarter/teams.ts'
import type { PurposesThatGive } from './asked-facts.ts'

const DAY = 86_400_000

interface Wanted {
  readonly seeded: readonly SeededCase[]
  /** The first day of the quarter, and how many there are. */
  readonly first: Date
  readonly days: number
  readonly purposesThatGive: PurposesThatGive
}

/** The people of the demonstration and their colleagues, and the seeded cases that were open in the quarter. */
export const worldOf = ({ seeded, first, days, purposesThatGive }: Wanted) => (random: Random): World => {
  const people = peopleOf(random, days + 7).map((person) => ({ ...person, employee: employeeOf(person) }))
  const dayOf = (at: Date): number => Math.floor((at.getTime() - first.getTime()) / DAY)
  const last = new Date(first.getTime() + days * DAY)
  const cases = seeded.filter(({ control: { openedAt, closedAt } }) => openedAt < last && (closedAt === null || closedAt > first))
    .map((one): WorkedCase => {
      const isKnownTo = (team: Team): boolean => purposesThatGive(one, team).length > 0
      const { openedAt, closedAt } = one.control
      return {
        key: one.id, from: dayOf(openedAt), until: closedAt === null ? days : dayOf(closedAt), isKnownTo,
        owners: TEAMS.filter(isKnownTo).map((team) => ownerIn(people.filter((person) => person.team === team), one, random)),
      }
    })
  return { people, cases }
}

/** The personas follow the told cases, one to a team. */
const ownerIn = (team: readonly Person[], { name }: SeededCase, random: Random): Person => {
  const drawn = random.pick(team)
  return name.startsWith('generated-') ? drawn : team[0] ?? drawn
}

/** The first of each team is its persona, and her colleagues are numbered after her. */
const employeeOf = ({ team, turn, employee }: Person): string => {
  const persona = PERSONAS.find(({ party, role }) => party === team.party && role === team.role)
  return persona?.employee.replace(/\d+$/, (number) => String(Number(number) + 7 * turn).padStart(number.length, '0')) ?? employee
}

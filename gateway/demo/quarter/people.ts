import type { Random } from '../../../prisma/seed/random.ts'
import { TEAMS, type Team } from './teams.ts'

/** One employee, the days on which she is away, and her place in the rotation. */
export interface Person {
  readonly team: Team
  readonly employee: string
  readonly away: ReadonlySet<number>
  readonly turn: number
}

/** Hours of a day's work, in Danish time, that may end the day after: 22 to 30 is a night. */
export type Hours = readonly [number, number] | null

const SHIFTS: readonly (readonly [number, number])[] = [[7, 15], [15, 23], [22, 30]]

export const peopleOf = (random: Random, days: number): Person[] => TEAMS.flatMap((team) =>
  Array.from({ length: team.people }, (_, turn) =>
    ({ team, turn, employee: `${team.party.toLowerCase()}-${team.role}-${turn + 1}`, away: absences(random, days) })))

/** About one week in nine, of holiday, and single days of illness. */
const absences = (random: Random, days: number): ReadonlySet<number> => {
  const away = new Set<number>()
  for (let day = 0; day < days; day += 7)
    if (random.chance(1, 9)) for (let one = day; one < day + 7; one += 1) away.add(one)
  for (let day = 0; day < days; day += 1) if (random.chance(1, 60)) away.add(day)
  return away
}

/** When she works on a day: overtime and the forgotten task on a Saturday are part of normal work. */
export const hoursOf = ({ team, turn, away }: Person, day: number, isDayOff: boolean, random: Random): Hours => {
  if (away.has(day)) return null
  if (team.works === 'shifts') {
    if ((day + turn * 2) % 7 >= 5) return null
    return SHIFTS[Math.floor((day + turn * 5) / 7 + turn) % 3] ?? null
  }
  if (team.works === 'onCall') return Math.floor(day / 7) % team.people === turn ? [0, 24] : isDayOff ? null : [8, 16]
  if (isDayOff) return random.chance(1, 100) ? [10, 14] : null
  return random.chance(1, 30) ? [8, 23] : [7, 17]
}

import { Temporal } from 'temporal-polyfill'
import { isDayOff } from '../../../policies/clocks/danish-holidays.ts'
import type { Look } from '../../../policies/patterns/look.ts'
import type { Random } from '../../../prisma/seed/random.ts'
import type { WorkedCase } from './cases.ts'
import { hoursOf, type Person } from './people.ts'

/** A look before it is known whose case it was; `misuse` names the one that it is part of. */
export interface MadeLook extends Omit<Look, 'outsideOwnCases'> {
  readonly misuse?: string
}

export type Made = Pick<Look, 'at' | 'case'> & Partial<MadeLook>

let leaves = 0

/** A look by a person, as it stands when nothing more is said. */
export const lookBy = ({ team, employee }: Person, random: Random, made: Made): MadeLook => {
  leaves += 1
  return {
    log: 'quarter', leaf: String(leaves), requestId: `request-${leaves}`, party: team.party, employee, role: team.role,
    purpose: random.share(team.purposes), refused: null, about: null, brokeGlass: false,
    controllers: team.controllers.filter((_, index) => index === 0 || random.chance(1, 2)), ...made,
  }
}

const ZONE = 'Europe/Copenhagen'

export const instantOf = (first: Temporal.PlainDate, day: number, minutes: number): Date => {
  const midnight = first.add({ days: day + Math.floor(minutes / 1_440) }).toZonedDateTime(ZONE)
  return new Date(midnight.epochMilliseconds + (minutes % 1_440) * 60_000)
}

/** One day of all who work: their own cases, those of colleagues who are away, and now and then another's. */
export const dayOfWork = (
  random: Random, first: Temporal.PlainDate, day: number, people: readonly Person[], cases: readonly WorkedCase[],
): MadeLook[] => {
  const off = isDayOff(first.add({ days: day }))
  const open = cases.filter(({ from, until }) => from <= day && day < until)
  return people.flatMap((person) => {
    const hours = hoursOf(person, day, off, random)
    if (!hours) return []
    const at = (): Date => instantOf(first, day, random.between(hours[0] * 60, hours[1] * 60 - 1))
    const own = open.filter(({ owners }) => owners.includes(person))
    const covered = open.filter(({ owners }) => owners.some((one) => one.team === person.team && one.away.has(day)
      && (one.turn + 1) % one.team.people === person.turn))
    const ofTeam = open.filter(({ owners }) => owners.some(({ team }) => team === person.team))
    const requests = Math.ceil(random.between(...person.team.requests) * (off && person.team.works === 'day' ? 0.4 : 1))
    return Array.from({ length: requests }, () => oneRequest(random, person, at(), { own, covered, ofTeam }))
      .filter(({ case: key, refused }) => key !== null || refused !== null)
  })
}

interface Within {
  readonly own: readonly WorkedCase[]
  readonly covered: readonly WorkedCase[]
  readonly ofTeam: readonly WorkedCase[]
}

/** One request: seldom a mistyped number, a wrong purpose, or danger to life. */
const oneRequest = (random: Random, person: Person, at: Date, { own, covered, ofTeam }: Within): MadeLook => {
  const kind = random.share([['own', 90], ['covered', 40], ['colleagues', 2], ['typo', 2], ['purpose', 1]] as const)
  if (kind === 'typo')
    return lookBy(person, random, { at, case: null, controllers: [], refused: 'CASE_NOT_AVAILABLE', about: String(random.below(1e9)) })
  if (kind === 'purpose') return lookBy(person, random, { at, case: null, controllers: [], refused: 'PURPOSE_MISMATCH' })
  const from = kind === 'colleagues' ? ofTeam : kind === 'covered' && covered.length > 0 ? covered : own
  if (from.length === 0 || person.team.controllers.length === 0) return lookBy(person, random, { at, case: null, controllers: [] })
  const looked = lookBy(person, random, { at, case: random.pick(from).key })
  return random.chance(1, 2_000) ? { ...looked, purpose: 'VITAL_INTERESTS', brokeGlass: true } : looked
}

/** The first day of a police action: a new case that many work on at once. */
export const policeAction = (
  random: Random, first: Temporal.PlainDate, day: number, people: readonly Person[], { key, owners }: WorkedCase,
): MadeLook[] => {
  const helpers = people.filter(({ team, away }) => team.party === 'NEC' && !away.has(day)).slice(0, 3)
  return [...owners.filter(({ team, away }) => ['CMM', 'NEC', 'UDLST', 'NGO-REDEN'].includes(team.party) && !away.has(day)), ...helpers]
    .flatMap((person) => Array.from({ length: random.between(1, 4) }, () =>
      lookBy(person, random, { at: instantOf(first, day, random.between(8 * 60, 17 * 60)), case: key })))
}

/** A client system that sends one refused request over and over. */
export const retryLoop = (random: Random, first: Temporal.PlainDate, day: number, person: Person): MadeLook[] => {
  const about = String(random.below(1e9))
  const begins = random.between(9 * 60, 15 * 60)
  return Array.from({ length: 20 }, (_, minute) => lookBy(person, random, {
    at: instantOf(first, day, begins + minute), case: null, controllers: [], refused: 'CASE_NOT_AVAILABLE', about,
  }))
}

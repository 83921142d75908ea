import type { Temporal } from 'temporal-polyfill'
import { isDayOff } from '../../../policies/clocks/danish-holidays.ts'
import type { Random } from '../../../prisma/seed/random.ts'
import type { WorkedCase } from './cases.ts'
import { instantOf, lookBy, type Made, type MadeLook } from './normal-work.ts'
import type { Person } from './people.ts'

interface Scene {
  readonly random: Random
  readonly first: Temporal.PlainDate
  readonly day: number
  readonly people: readonly Person[]
  readonly cases: readonly WorkedCase[]
}

/** Something that should be found: by which pattern, and the looks that it consists of. */
export interface Misuse {
  readonly name: string
  readonly pattern: string
  looks(scene: Scene): MadeLook[]
}

const HOURS = 60

const someone = ({ random, people, day }: Scene, party: string, role?: string): Person =>
  random.pick(people.filter(({ team, away }) =>
    team.party === party && (!role || team.role === role) && ![0, 1, 2, 3, 4, 5].some((later) => away.has(day + later))))

/** The working day so many working days after the scene's own. */
const workday = ({ first, day }: Scene, later: number): number =>
  Array.from({ length: 3 * later + 5 }, (_, one) => day + one).filter((one) => !isDayOff(first.add({ days: one })))[later] ?? day

const openCases = ({ cases, day }: Scene, person?: Person): WorkedCase[] => cases.filter(({ from, until, isKnownTo }) =>
  from + 15 <= day && day < until && (!person || isKnownTo(person.team)))

const by = ({ random, first }: Scene, person: Person, day: number, minutes: number, made: Omit<Made, 'at'>): MadeLook =>
  lookBy(person, random, { at: instantOf(first, day, minutes), controllers: [...person.team.controllers], ...made })

const ofColleagues = (scene: Scene, person: Person): WorkedCase[] => openCases(scene, person).filter(({ owners }) =>
  !owners.includes(person) && owners.some(({ team, away }) => team === person.team && !away.has(scene.day)))

const guess = (scene: Scene, person: Person, minutes: number): MadeLook =>
  by(scene, person, scene.day, minutes, { case: null, controllers: [], refused: 'CASE_NOT_AVAILABLE', about: `guess-${minutes}` })

/** Ten ways in which those who may look have looked at what was not theirs to see. */
export const MISUSES: readonly Misuse[] = [
  {
    name: 'copies the cases of the whole office before leaving it', pattern: 'manyCasesInLittleTime',
    looks: (scene) => {
      const person = someone(scene, 'UDLST', 'assessor')
      return openCases(scene, person).slice(0, 40).map(({ key }, index) => by(scene, person, scene.day, 11 * HOURS + index, { case: key }))
    },
  },
  {
    name: 'reads colleagues\' cases, three a day', pattern: 'outsideOwnCases',
    looks: (scene) => {
      const person = someone(scene, 'CMM', 'contactPerson')
      return ofColleagues(scene, person).slice(0, 15)
        .map(({ key }, index) => by(scene, person, workday(scene, Math.floor(index / 3)), 14 * HOURS + 7 * index, { case: key }))
    },
  },
  {
    name: 'reads colleagues\' cases for an afternoon', pattern: 'outsideOwnCases',
    looks: (scene) => {
      const person = someone(scene, 'UDLST', 'assessor')
      return ofColleagues(scene, person).slice(0, 12)
        .map(({ key }, index) => by(scene, person, scene.day, 15 * HOURS + 9 * index, { case: key }))
    },
  },
  {
    name: 'looks from home at night', pattern: 'oddHours',
    looks: (scene) => {
      const person = someone(scene, 'RA')
      return [2 * HOURS + 10, 2 * HOURS + 14, 2 * HOURS + 31, 2 * HOURS + 50]
        .map((minutes) => by(scene, person, scene.day, minutes, { case: scene.random.pick(openCases(scene, person)).key }))
    },
  },
  {
    name: 'tries file numbers', pattern: 'repeatedRefusals',
    looks: (scene) => {
      const person = someone(scene, 'KOM-0101')
      return Array.from({ length: 12 }, (_, index) => guess(scene, person, 10 * HOURS + 2 * index))
    },
  },
  {
    name: 'tries file numbers, a few an hour', pattern: 'repeatedRefusals',
    looks: (scene) => {
      const person = someone(scene, 'IOM')
      return Array.from({ length: 18 }, (_, index) => guess(scene, person, 8 * HOURS + 25 * index))
    },
  },
  {
    name: 'is one of many who want to see the case in the newspaper', pattern: 'crowdedCase',
    looks: (scene) => {
      const curious = scene.people.filter(({ team, away }) => team.party === 'NEC' && !away.has(scene.day)).slice(-9)
      const { key } = scene.random.pick(openCases(scene, curious[0]))
      return curious.map((person, index) => by(scene, person, scene.day, 9 * HOURS + 40 * index, { case: key }))
    },
  },
  {
    name: 'has a case passed from agency to agency in a day', pattern: 'manyAgencies',
    looks: (scene) => {
      const { key } = scene.random.pick(openCases(scene))
      return ['NEC', 'UDLST', 'KOM-0101', 'NGO-REDEN', 'IOM', 'RA', 'NUC'].map((party, index) =>
        by(scene, someone(scene, party), scene.day, 9 * HOURS + 45 * index, { case: key, controllers: ['CMM'] }))
    },
  },
  {
    name: 'takes the emergency way in every other day', pattern: 'repeatedBreakGlass',
    looks: (scene) => {
      const person = someone(scene, 'NGO-REDEN')
      return [0, 1, 3, 5].map((later) => by(scene, person, scene.day + later, 12 * HOURS,
        { case: scene.random.pick(openCases(scene, person)).key, purpose: 'VITAL_INTERESTS', brokeGlass: true }))
    },
  },
  {
    name: 'asks of one person for one purpose after another', pattern: 'manyPurposes',
    looks: (scene) => {
      const person = someone(scene, 'NEC', 'investigator')
      const { key } = scene.random.pick(openCases(scene, person))
      return (['INVESTIGATION', 'IDENTIFICATION', 'LABOUR_CONTROL', 'VITAL_INTERESTS'] as const).map((purpose, index) =>
        by(scene, person, scene.day, 13 * HOURS + 11 * index, { case: key, purpose }))
    },
  },
]

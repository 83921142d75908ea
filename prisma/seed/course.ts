import type { ResidenceCategory, Stage } from '../../schema/control-data.ts'
import type { Calendar } from './calendar.ts'
import { ASSESSOR, ASYLUM, ENDING, ERA, FOUND, type Ending } from './proportions.ts'
import type { Random } from './random.ts'
import type { Control } from './story.ts'

/**
 * How a generated case goes, in days from today, and how far it has come: what has not happened yet is null.
 * Periods last from their first to their last day, both included.
 */
export interface Course {
  readonly plan: Control['actionPlan']
  readonly residence: ResidenceCategory
  readonly stage: Stage
  readonly stageSince: number
  readonly openedOn: number
  readonly detained: boolean
  readonly assessedOn: number | null
  /** Whether the person was found trafficked; null until it is decided. */
  readonly found: boolean | null
  readonly periodStarts: number | null
  readonly periodEnds: number | null
  readonly extended: boolean
  readonly ending: Ending
  readonly returnPreparedOn: number | null
  readonly departsOn: number | null
  readonly departedOn: number | null
  readonly closedOn: number | null
}

/** The longest period in days and the months of reporting, by plan (`policies/action-plans.ts` names where they stand). */
export const PLAN_LIMITS = {
  '2007-2010': { period: 100, reportingMonths: 3 },
  '2019-2021': { period: 120, reportingMonths: 6 },
} as const

const PERIOD = 30

/** Draws how a case goes; when it was opened by `ERA`, unless it is said whether that was in the last 180 days. */
export const drawCourse = (calendar: Calendar, random: Random, isRecent?: boolean): Course => {
  const era = isRecent ? 'current' : random.share(isRecent === undefined ? ERA.weights : PAST)
  const plan = era === 'history' ? '2007-2010' : '2019-2021'
  const openedOn = random.between(...windowOf(era, calendar))
  const residence = drawResidence(random)
  const detained = residence === 'none' && random.chance(1, 3)
  const assessmentStarts = openedOn + (detained ? 0 : random.between(0, 4))
  const assessedOn = detained ? openedOn + random.between(1, 2) : assessmentStarts + random.between(3, 24)
  const found = random.share(FOUND.weights)
  const ending = random.share(ENDING.weights)
  const period = found && residence !== 'asylumSeeker' ? drawPeriod(assessedOn, ending, plan, random) : undefined

  const happened: readonly (readonly [Stage, number | undefined])[] = [
    ['presumed', openedOn],
    ['underAssessment', assessmentStarts],
    [found ? 'identified' : 'notIdentified', assessedOn],
    [residence === 'lawful' || residence === 'unknown' ? 'restitution' : 'reflection', period?.starts],
    ['returnPrepared', period?.returnPreparedOn],
    ['returned', period?.departsOn],
    ['closed', period?.closedOn ?? assessedOn + (found ? random.between(200, 400) : 30)],
  ]
  const reached = happened.flatMap(([stage, day]) => day !== undefined && day < 0 ? [{ stage, day }] : [])
  const dayOf = (...stages: Stage[]): number | null => reached.find(({ stage }) => stages.includes(stage))?.day ?? null
  const now = reached.at(-1) ?? { stage: 'presumed', day: openedOn }
  const periodStarts = dayOf('reflection', 'restitution')
  const decidedOn = dayOf('identified', 'notIdentified')
  return {
    plan,
    residence: residence === 'unknown' && decidedOn !== null ? 'lawful' : residence,
    stage: now.stage,
    stageSince: now.day,
    openedOn,
    detained,
    assessedOn: decidedOn,
    found: decidedOn === null ? null : found,
    periodStarts,
    periodEnds: periodStarts === null ? null : (period?.ends ?? null),
    extended: periodStarts !== null && period !== undefined && period.ends - period.starts >= PERIOD,
    ending,
    returnPreparedOn: dayOf('returnPrepared'),
    departsOn: dayOf('returnPrepared') === null ? null : (period?.departsOn ?? null),
    departedOn: dayOf('returned'),
    closedOn: dayOf('closed'),
  }
}

const PAST = ERA.weights.filter(([era]) => era !== 'current')

const windowOf = (era: 'history' | 'earlier' | 'current', calendar: Calendar): [number, number] => {
  if (era === 'history') return [calendar.offsetOf('2007-08-01'), calendar.offsetOf('2010-06-30')]
  return era === 'earlier' ? [calendar.offsetOf('2019-01-01'), -181] : [-180, -1]
}

const drawResidence = (random: Random): ResidenceCategory => {
  if (random.share(ASSESSOR.weights) === 'CMM') return random.chance(1, 20) ? 'unknown' : 'lawful'
  if (random.share(ASYLUM.weights)) return 'asylumSeeker'
  return random.chance(1, 20) ? 'lawfulFacingExpulsion' : 'none'
}

interface Period {
  readonly starts: number
  readonly ends: number
  readonly returnPreparedOn?: number
  readonly departsOn?: number
  readonly closedOn: number
}

const drawPeriod = (assessedOn: number, ending: Ending, plan: Control['actionPlan'], random: Random): Period => {
  const limits = PLAN_LIMITS[plan]
  const starts = assessedOn + random.between(0, 2)
  const extended = ending === 'preparedReturn' || ending === 'deferred'
  const ends = starts - 1 + (extended ? random.between(PERIOD + 10, limits.period) : PERIOD)
  if (ending === 'left') return { starts, ends, closedOn: starts + random.between(7, PERIOD) }
  if (ending !== 'preparedReturn') return { starts, ends, closedOn: ends + 1 }
  return {
    starts,
    ends,
    returnPreparedOn: starts + random.between(10, 25),
    departsOn: ends - random.between(0, 5),
    closedOn: ends + limits.reportingMonths * 31,
  }
}

import { Temporal } from 'temporal-polyfill'
import type { Party } from '../../schema/agency.ts'
import { planNamed } from '../action-plans.ts'
import { assessorOf, type Assessor } from '../firewalls/f14-one-assessor-decides.ts'
import { awaitsAssessment, awaitsPeriod, isWithinPeriod, type CaseTimes } from './case-times.ts'
import { clocksOf, type Clock } from './clocks-of.ts'
import { danishDay } from './danish-day.ts'
import { mayBeExtended } from './reflection-period.ts'

/** Something that waits to be done, as the contract's `OpenTask`. `due` is ISO 8601 in UTC. */
export interface OpenTask {
  readonly task:
    | 'ASSESS' | 'APPOINT_REPRESENTATIVE' | 'APPOINT_CONTACT_PERSON' | 'SET_REFLECTION_PERIOD' | 'DECIDE_EXTENSION'
    | 'PREPARE_RETURN' | 'REPORT_REINTEGRATION'
  readonly party: Party
  readonly due: string | null
}

/** An extension is on the board for the last week in which it can be asked for. */
const WEEK = 7

/** What waits to be done in a case, the soonest due first. */
export const openTasksOf = (times: CaseTimes, now: Date): readonly OpenTask[] => {
  const due = dueBy(clocksOf(times, now))
  /** While it is not known who decides, CMM assesses (X03) and the Immigration Service finds a minor's representative. */
  const assessor: Assessor = assessorOf(times.residence) ?? 'CMM'
  const open = (task: OpenTask['task'], when: boolean, party: Party, until: string | null | undefined): OpenTask[] =>
    when ? [{ task, party, due: until ?? null }] : []
  return [
    ...open('ASSESS', awaitsAssessment(times), assessor, due('DETENTION')),
    ...open('APPOINT_REPRESENTATIVE', due('REPRESENTATIVE') !== undefined, assessorOf(times.residence) ?? 'UDLST', null),
    ...open('APPOINT_CONTACT_PERSON', times.stage === 'identified', 'CMM', null),
    ...open('SET_REFLECTION_PERIOD', awaitsPeriod(times), assessor, null),
    ...open('DECIDE_EXTENSION', mayBeExtendedSoon(times, now), assessor, due('REFLECTION') ?? due('RESTITUTION')),
    ...open('PREPARE_RETURN', times.stage === 'returnPrepared', assessor, due('REFLECTION') ?? due('RESTITUTION')),
    ...open('REPORT_REINTEGRATION', due('REINTEGRATION') !== undefined, 'IOM', due('REINTEGRATION')),
  ].sort((a, b) => instantDue(a) - instantDue(b))
}

/** Who acts next: the party of the task that is due first. */
export const nextPartyOf = (tasks: readonly OpenTask[]): Party | null => tasks[0]?.party ?? null

const instantDue = ({ due }: OpenTask): number => (due === null ? Number.POSITIVE_INFINITY : Date.parse(due))

const mayBeExtendedSoon = (times: CaseTimes, now: Date): boolean => {
  if (!isWithinPeriod(times) || times.reflectionStarts === null || times.reflectionEnds === null) return false
  const ends = Temporal.PlainDate.from(times.reflectionEnds)
  const left = danishDay(now).until(ends).days
  return left >= 0 && left < WEEK
    && mayBeExtended(planNamed(times.actionPlan), Temporal.PlainDate.from(times.reflectionStarts), ends)
}

/** When the clock of a kind ends: undefined when it does not run. */
const dueBy = (clocks: readonly Clock[]) => (kind: Clock['kind']): string | null | undefined =>
  clocks.find((clock) => clock.kind === kind)?.ends

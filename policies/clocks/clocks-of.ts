import { Temporal } from 'temporal-polyfill'
import { planNamed, type ActionPlan } from '../action-plans.ts'
import { awaitsAssessment, isOver, isWithinPeriod, type CaseTimes } from './case-times.ts'
import { childMeetingDue } from './child-meeting.ts'
import { beginningOf, danishDay, endOf, instantOf } from './danish-day.ts'
import { detentionEnds } from './detention.ts'
import { dayWithin, mayBeExtended, periodKind } from './reflection-period.ts'
import { isReintegrationReported, reintegrationEnds } from './reintegration.ts'
import { lacksRepresentative } from './representative.ts'

/** A running clock, as the contract's `Clock`. Instants are ISO 8601 in UTC; a period ends when its last day is over. */
export interface Clock {
  readonly kind: 'DETENTION' | 'REFLECTION' | 'RESTITUTION' | 'REINTEGRATION' | 'REPRESENTATIVE' | 'CHILD_MEETING'
  readonly started: string
  readonly ends: string | null
  /** The day within the period, from 1; null outside it and for clocks in hours. */
  readonly day: number | null
  readonly days: number | null
  readonly atMostDays: number | null
  /** Calendar days: the last of the period, and the last on which it may be extended, where it still can be. */
  readonly lastDay: string | null
  readonly askBy: string | null
  readonly duty: boolean
}

/** The clocks that run for a case now (domain: clocks), the most pressing kind first. */
export const clocksOf = (times: CaseTimes, now: Date): readonly Clock[] => {
  const plan = planNamed(times.actionPlan)
  const today = danishDay(now)
  return [
    detention(times, plan), childMeeting(times), representative(times), period(times, plan, today),
    reintegration(times, plan, today),
  ].filter((clock) => clock !== null)
}

const UNCOUNTED = { day: null, days: null, atMostDays: null, lastDay: null, askBy: null } as const

const detention = (times: CaseTimes, plan: ActionPlan): Clock | null => {
  if (times.detainedSince === null || !awaitsAssessment(times)) return null
  const since = instantOf(times.detainedSince)
  const ends = detentionEnds(plan, since)
  return ends && { kind: 'DETENTION', started: since.toString(), ends: ends.toString(), ...UNCOUNTED, duty: true }
}

const childMeeting = (times: CaseTimes): Clock | null => {
  if (!times.minor || !awaitsAssessment(times)) return null
  const opened = instantOf(times.openedAt)
  const ends = childMeetingDue(opened)
  return { kind: 'CHILD_MEETING', started: opened.toString(), ends: ends.toString(), ...UNCOUNTED, duty: false }
}

const representative = (times: CaseTimes): Clock | null => {
  if (!lacksRepresentative(times.minor, times.representativeSince) || isOver(times)) return null
  return { kind: 'REPRESENTATIVE', started: instantOf(times.openedAt).toString(), ends: null, ...UNCOUNTED, duty: true }
}

const period = (times: CaseTimes, plan: ActionPlan, today: Temporal.PlainDate): Clock | null => {
  if (times.reflectionStarts === null || times.reflectionEnds === null || !isWithinPeriod(times)) return null
  const lastDay = Temporal.PlainDate.from(times.reflectionEnds)
  return {
    kind: periodKind(times.residence),
    ...counted(times.reflectionStarts, lastDay, today),
    atMostDays: plan.reflectionAtMostDays,
    askBy: mayBeExtended(plan, Temporal.PlainDate.from(times.reflectionStarts), lastDay) ? lastDay.toString() : null,
    duty: true,
  }
}

const reintegration = (times: CaseTimes, plan: ActionPlan, today: Temporal.PlainDate): Clock | null => {
  if (times.departedOn === null || times.stage !== 'returned') return null
  const departedOn = Temporal.PlainDate.from(times.departedOn)
  if (!isReintegrationReported(plan, departedOn, today)) return null
  const ends = reintegrationEnds(plan, departedOn)
  return { kind: 'REINTEGRATION', ...counted(times.departedOn, ends, today), atMostDays: null, askBy: null, duty: true }
}

const counted = (
  starts: string, lastDay: Temporal.PlainDate, today: Temporal.PlainDate,
): Pick<Clock, 'started' | 'ends' | 'day' | 'days' | 'lastDay'> => {
  const firstDay = Temporal.PlainDate.from(starts)
  const days = dayWithin(firstDay, lastDay)
  const day = dayWithin(firstDay, today)
  return {
    started: beginningOf(firstDay).toString(),
    ends: endOf(lastDay).toString(),
    day: day >= 1 && day <= days ? day : null,
    days,
    lastDay: lastDay.toString(),
  }
}

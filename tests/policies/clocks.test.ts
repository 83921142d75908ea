import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { ACTION_PLANS, planInForce, planNamed } from '../../policies/action-plans.ts'
import { reviewDue } from '../../policies/clocks/break-glass-review.ts'
import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import type { CaseTimes } from '../../policies/clocks/case-times.ts'
import { beginningOf, danishDay, endOf } from '../../policies/clocks/danish-day.ts'
import { detentionEnds } from '../../policies/clocks/detention.ts'
import { nextPartyOf, openTasksOf } from '../../policies/clocks/open-tasks.ts'
import { dayWithin, extendReflection, reflectionEnds, reflectionEndsAtMost } from '../../policies/clocks/reflection-period.ts'
import { isSilent } from '../../policies/firewalls/f13-a-closed-case-is-silent.ts'
import { isReintegrationReported, reintegrationEnds } from '../../policies/clocks/reintegration.ts'

const HP19 = planNamed('2019-2021')
const OLD = planNamed('2007-2010')
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)

describe('action plans', () => {
  test('the plan in force on a day governs, the last one until a later is added', () => {
    expect(planInForce(day('2009-06-01'))).toBe(OLD)
    expect(planInForce(day('2018-12-31'))).toBe(OLD)
    expect(planInForce(day('2019-01-01'))).toBe(HP19)
    expect(planInForce(day('2026-11-22'))).toBe(HP19)
  })

  test('no plan governs before the first, and none of another name', () => {
    expect(() => planInForce(day('2006-12-31'))).toThrow(new RangeError('no action plan was in force on 2006-12-31'))
    expect(() => planNamed('2030-2033')).toThrow(new RangeError('there is no action plan `2030-2033`'))
  })

  test('plans stand in the order of their first day', () => {
    expect(ACTION_PLANS.map(({ from }) => from)).toEqual(ACTION_PLANS.map(({ from }) => from).toSorted())
  })
})

describe('detention', () => {
  test('ends 72 hours after it began, an hour later by the wall when summer time begins', () => {
    const ends = detentionEnds(HP19, instant('2026-03-27T20:00:00Z'))
    expect(ends?.toString()).toBe('2026-03-30T20:00:00Z')
    expect(ends?.toZonedDateTimeISO('Europe/Copenhagen').toPlainTime().toString()).toBe('22:00:00')
  })

  test('ends 72 hours after it began, an hour earlier by the wall when summer time ends', () => {
    const ends = detentionEnds(HP19, instant('2026-10-24T10:00:00Z'))
    expect(ends?.toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime().toString()).toBe('2026-10-27T11:00:00')
  })

  test('has no clock under a plan that sets none', () => {
    expect(detentionEnds(OLD, instant('2009-03-27T20:00:00Z'))).toBeNull()
  })
})

test('a case falls silent ninety days after it was closed, and not while it is open (F13)', () => {
  const closedAt = new Date('2026-01-01T12:00:00Z')
  expect(isSilent(closedAt, new Date('2026-04-01T11:59:59Z'))).toBe(false)
  expect(isSilent(closedAt, new Date('2026-04-01T12:00:00Z'))).toBe(true)
  expect(isSilent(null, new Date('2026-04-01T12:00:00Z'))).toBe(false)
})

describe('a Danish day', () => {
  test('begins at midnight in Denmark, and lasts 23 or 25 hours when the clock changes', () => {
    expect(danishDay(new Date('2026-03-28T23:30:00Z')).toString()).toBe('2026-03-29')
    expect(danishDay(new Date('2026-06-30T22:00:00Z')).toString()).toBe('2026-07-01')
    expect(danishDay(new Date('2026-06-30T21:59:59Z')).toString()).toBe('2026-06-30')
    expect(beginningOf(day('2026-03-29')).until(endOf(day('2026-03-29'))).total('hours')).toBe(23)
    expect(beginningOf(day('2026-10-25')).until(endOf(day('2026-10-25'))).total('hours')).toBe(25)
  })
})

describe('the reflection period', () => {
  test.each([
    ['2026-03-01', '2026-03-30'],
    ['2026-03-15', '2026-04-13'],
    ['2026-01-31', '2026-03-01'],
    ['2028-01-31', '2028-02-29'],
    ['2026-10-01', '2026-10-30'],
  ])('of 30 days from %s ends with %s', (first, last) => {
    expect(reflectionEnds(HP19, day(first)).toString()).toBe(last)
    expect(dayWithin(day(first), day(last))).toBe(30)
    expect(dayWithin(day(first), day(first))).toBe(1)
  })

  test('may reach 120 days under HP19 and 100 under the plan before', () => {
    expect(reflectionEndsAtMost(HP19, day('2026-03-01')).toString()).toBe('2026-06-28')
    expect(reflectionEndsAtMost(OLD, day('2009-03-01')).toString()).toBe('2009-06-08')
  })

  const asked = (newEnds: string, askedOn: string) => extendReflection(HP19, {
    start: day('2026-03-01'), ends: day('2026-03-30'), newEnds: day(newEnds), askedOn: day(askedOn),
  })

  test('is extended when that is asked for on its last day at the latest', () => {
    expect(asked('2026-05-01', '2026-03-30')).toEqual({ ok: true, ends: day('2026-05-01') })
    expect(asked('2026-05-01', '2026-03-31')).toEqual({ ok: false, because: 'EXTENSION_TOO_LATE' })
  })

  test('is extended to its 120th day and no further', () => {
    expect(asked('2026-06-28', '2026-03-10')).toMatchObject({ ok: true })
    expect(asked('2026-06-29', '2026-03-10')).toEqual({ ok: false, because: 'REFLECTION_TOO_LONG' })
  })

  test('is not shortened by an extension', () => {
    expect(asked('2026-03-30', '2026-03-10')).toEqual({ ok: false, because: 'EXTENSION_NOT_LONGER' })
    expect(asked('2026-03-12', '2026-03-10')).toEqual({ ok: false, because: 'EXTENSION_NOT_LONGER' })
  })
})

describe('reintegration', () => {
  test('is reported for six months after departure, and for three under the plan before', () => {
    expect(reintegrationEnds(HP19, day('2026-04-15')).toString()).toBe('2026-10-15')
    expect(reintegrationEnds(OLD, day('2009-04-15')).toString()).toBe('2009-07-15')
  })

  test('ends with a short month when it began at the end of a long one', () => {
    expect(reintegrationEnds(HP19, day('2026-08-31')).toString()).toBe('2027-02-28')
  })

  test('is reported from the day of departure to the last day, and not before, after or without one', () => {
    const on = (text: string): boolean => isReintegrationReported(HP19, day('2026-04-15'), day(text))
    expect(['2026-04-14', '2026-04-15', '2026-10-15', '2026-10-16'].map(on)).toEqual([false, true, true, false])
    expect(isReintegrationReported(HP19, null, day('2026-04-15'))).toBe(false)
  })
})

test('a break-glass is reviewed within 72 hours', () => {
  expect(reviewDue(instant('2026-03-27T20:00:00Z')).toString()).toBe('2026-03-30T20:00:00Z')
})

describe('the board', () => {
  const NOTHING: CaseTimes = {
    stage: 'presumed', residence: 'none', minor: false, actionPlan: '2019-2021', openedAt: new Date('2026-03-01T08:00:00Z'),
    detainedSince: null, reflectionStarts: null, reflectionEnds: null, departedOn: null, representativeSince: null,
  }
  const now = new Date('2026-03-24T12:00:00Z')
  const clocks = (times: Partial<CaseTimes>): unknown => clocksOf({ ...NOTHING, ...times }, now)
  const tasks = (times: Partial<CaseTimes>, at = now): readonly string[] =>
    openTasksOf({ ...NOTHING, ...times }, at).map(({ task, party, due }) => `${task} ${party} ${due}`)

  test('shows no clock for a person whom nobody detained', () => {
    expect(clocks({})).toEqual([])
  })

  test('shows the 72 hours of a detained person until she is identified', () => {
    const detainedSince = new Date('2026-03-23T20:00:00Z')
    expect(clocks({ detainedSince })).toEqual([{
      kind: 'DETENTION', started: '2026-03-23T20:00:00Z', ends: '2026-03-26T20:00:00Z', day: null, days: null, atMostDays: null,
      lastDay: null, askBy: null, duty: true,
    }])
    expect(clocks({ detainedSince, stage: 'identified' })).toEqual([])
  })

  test('shows day 24 of 30, at most 120, ended when the last day is over in summer time', () => {
    expect(clocks({ stage: 'reflection', reflectionStarts: '2026-03-01', reflectionEnds: '2026-03-30' })).toEqual([{
      kind: 'REFLECTION', started: '2026-02-28T23:00:00Z', ends: '2026-03-30T22:00:00Z', day: 24, days: 30, atMostDays: 120,
      lastDay: '2026-03-30', askBy: '2026-03-30', duty: true,
    }])
  })

  test('calls it restitution for a lawful resident, and counts no day when it has run out', () => {
    expect(clocks({ stage: 'restitution', residence: 'lawful', reflectionStarts: '2026-02-01', reflectionEnds: '2026-03-02' }))
      .toMatchObject([{ kind: 'RESTITUTION', day: null, days: 30 }])
  })

  test('shows a minor\'s representative until appointed, and a meeting within 24 hours as a target', () => {
    expect(clocks({ minor: true })).toMatchObject([
      { kind: 'CHILD_MEETING', ends: '2026-03-02T08:00:00Z', duty: false },
      { kind: 'REPRESENTATIVE', ends: null, duty: true },
    ])
    expect(clocks({ minor: true, stage: 'identified', representativeSince: new Date('2026-03-02T08:00:00Z') })).toEqual([])
    for (const stage of ['returned', 'closed'] as const) expect(clocks({ minor: true, stage })).toEqual([])
  })

  test('shows the months of reintegration while they are reported', () => {
    expect(clocks({ stage: 'returned', departedOn: '2026-03-20' })).toMatchObject([{ kind: 'REINTEGRATION', day: 5, ends: '2026-09-20T22:00:00Z' }])
    expect(clocks({ stage: 'returned', departedOn: '2025-03-20' })).toEqual([])
  })

  test('says who acts next: the assessor of the case, before the 72 hours are over', () => {
    expect(tasks({ detainedSince: new Date('2026-03-23T20:00:00Z') })).toEqual(['ASSESS UDLST 2026-03-26T20:00:00Z'])
    expect(tasks({ residence: 'lawful' })).toEqual(['ASSESS CMM null'])
    expect(nextPartyOf(openTasksOf(NOTHING, now))).toBe('UDLST')
    expect(nextPartyOf(openTasksOf({ ...NOTHING, stage: 'closed' }, now))).toBeNull()
  })

  test('puts what is due before what is not', () => {
    expect(tasks({ minor: true, residence: 'asylumSeeker', detainedSince: new Date('2026-03-23T20:00:00Z') }))
      .toEqual(['ASSESS UDLST 2026-03-26T20:00:00Z', 'APPOINT_REPRESENTATIVE UDLST null'])
    expect(tasks({ stage: 'identified', residence: 'lawful' })).toEqual(['APPOINT_CONTACT_PERSON CMM null', 'SET_REFLECTION_PERIOD CMM null'])
  })

  test('waits for a period also where a return was prepared before one was set', () => {
    expect(tasks({ stage: 'returnPrepared' })).toEqual(['SET_REFLECTION_PERIOD UDLST null', 'PREPARE_RETURN UDLST null'])
    expect(tasks({ stage: 'returnPrepared', reflectionStarts: '2026-03-01', reflectionEnds: '2026-06-28' }))
      .toEqual(['PREPARE_RETURN UDLST 2026-06-28T22:00:00Z'])
  })

  test('reminds of an extension in the last week of a period that can still be extended', () => {
    const period = { stage: 'reflection', reflectionStarts: '2026-03-01', reflectionEnds: '2026-03-30' } as const
    expect(tasks(period, new Date('2026-03-23T12:00:00Z'))).toEqual([])
    expect(tasks(period)).toEqual(['DECIDE_EXTENSION UDLST 2026-03-30T22:00:00Z'])
    expect(tasks(period, new Date('2026-03-31T12:00:00Z'))).toEqual([])
    expect(tasks({ ...period, reflectionStarts: '2025-12-01' })).toEqual([])
  })

  test('waits for the return organisation\'s reports', () => {
    expect(tasks({ stage: 'returned', departedOn: '2026-03-20' })).toEqual(['REPORT_REINTEGRATION IOM 2026-09-20T22:00:00Z'])
  })
})

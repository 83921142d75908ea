import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setReflectionPeriod } from '../../gateway/registry/changes/set-reflection-period.ts'
import { createHandle } from '../../gateway/registry/handle.ts'
import { createControlData, type ControlledCase } from '../../gateway/registry/control-data.ts'
import { linkParty } from '../../gateway/registry/link-party.ts'
import { NATIONAL_GROUP } from '../../gateway/registry/reference-group.ts'
import { standingOf } from '../../gateway/registry/standing.ts'
import { planNamed } from '../../policies/action-plans.ts'
import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { openTasksOf, type OpenTask } from '../../policies/clocks/open-tasks.ts'
import type { Change } from '../../policies/may-change.ts'
import { mayFollow } from '../../policies/stages.ts'
import { RESIDENCE_CATEGORIES, STAGES, type ResidenceCategory } from '../../schema/control-data.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { fc } from '../properties.ts'
import { attempt, permittedTo, stepsOfACase } from './steps-of-a-case.ts'

const OPENED = new Date('2026-03-02T09:00:00Z')
const DAY = 86_400_000

let database: TestDatabase

beforeAll(async () => {
  database = await aDatabase()
})

afterAll(() => database.drop())

const opened = async (residence: ResidenceCategory, minor: boolean): Promise<string> => {
  const [caseId, handle, client] = [randomUUID(), createHandle(), await database.pool.connect()]
  await client.query(
    `insert into "case" (id, region, residence_category, minor, vulnerable, stage, stage_since, action_plan, opened_at)
     values ($1, 'KOBENHAVN', $2, $3, false, 'presumed', $4, '2019-2021', $4)`, [caseId, residence, minor, OPENED])
  await linkParty(caseId, NATIONAL_GROUP, null, OPENED, handle)(client)
  client.release()
  return handle
}

/** What it takes to do a task, where that is one change of the case. */
const DONE_BY: Readonly<Partial<Record<OpenTask['task'], Change>>> = {
  APPOINT_REPRESENTATIVE: { kind: 'appointRepresentative' },
  SET_REFLECTION_PERIOD: { kind: 'setReflectionPeriod' },
  DECIDE_EXTENSION: { kind: 'extendReflectionPeriod' },
  PREPARE_RETURN: { kind: 'recordDeparture' },
}

/** The change that the party of a task makes next: while it is not known who decides, that is found out first (F14). */
const nextChange = ({ task }: OpenTask, { stage, residence }: ControlledCase): Change | undefined => {
  if (residence === 'unknown' && task in DONE_BY && task !== 'APPOINT_REPRESENTATIVE') return { kind: 'setResidenceCategory' }
  if (task !== 'ASSESS') return DONE_BY[task]
  if (stage === 'presumed') return { kind: 'moveStage', to: 'underAssessment' }
  return residence === 'unknown' ? { kind: 'setResidenceCategory' } : { kind: 'moveStage', to: 'identified' }
}

const holdsOf = (before: ControlledCase | null, now: ControlledCase, at: Date): void => {
  const { stage, reflectionStarts, reflectionEnds, departedOn, closedAt } = now
  if (before && before.stage !== stage) {
    const isRenamed = [before.stage, stage].every((one) => one === 'reflection' || one === 'restitution')
    expect([before.stage, stage, isRenamed || mayFollow(before.stage, stage)]).toEqual([before.stage, stage, true])
  }
  expect(closedAt !== null).toBe(stage === 'closed')
  expect((reflectionStarts === null) === (reflectionEnds === null)).toBe(true)
  if (stage === 'reflection' || stage === 'restitution') expect(reflectionStarts).not.toBeNull()
  if (['presumed', 'underAssessment', 'identified', 'notIdentified'].includes(stage)) expect([stage, reflectionStarts]).toEqual([stage, null])
  if ((stage === 'identified' || stage === 'returnPrepared') && reflectionStarts === null)
    expect([stage, setReflectionPeriod.refusal(now, { starts: danishDay(at).toString() }, at)]).toEqual([stage, null])
  if (departedOn !== null) expect(['returned', 'closed']).toContain(stage)
  if (reflectionStarts !== null && reflectionEnds !== null)
    expect(Temporal.PlainDate.from(reflectionStarts).until(reflectionEnds).days).toBeLessThan(planNamed(now.actionPlan).reflectionAtMostDays)
  for (const { started, ends, day, days } of clocksOf(now, at)) {
    if (ends !== null) expect(Date.parse(ends)).toBeGreaterThan(Date.parse(started))
    if (day !== null && days !== null) expect(day >= 1 && day <= days).toBe(true)
  }
  const standing = standingOf(now, at)
  if (stage !== 'closed') expect(permittedTo({ kind: 'moveStage', to: 'closed' }, standing, at).length).toBeGreaterThan(0)
  for (const open of openTasksOf(now, at)) {
    const next = nextChange(open, now)
    if (next) expect([open, permittedTo(next, standing, at).map(({ recipient }) => recipient)]).toEqual([open, expect.arrayContaining([open.party])])
  }
}

test('whatever is done with a case, in whichever order: it stands where it may, can be closed, and whom it waits for can act', async () => {
  const controlData = createControlData(database.pool)
  const reached = new Set<string>()
  await fc.assert(fc.asyncProperty(
    fc.constantFrom(...RESIDENCE_CATEGORIES), fc.boolean(), stepsOfACase, async (residence, minor, steps) => {
      const handle = await opened(residence, minor)
      let [at, before] = [OPENED, null as ControlledCase | null]
      for (const step of steps) {
        at = new Date(at.getTime() + step.days * DAY)
        const controlled = await controlData.byHandle(NATIONAL_GROUP, handle) as ControlledCase
        holdsOf(before, controlled, at)
        reached.add(controlled.stage)
        before = controlled
        await attempt(database.pool, controlled, step, at)
      }
    }), { numRuns: 150 })
  expect([...reached].sort()).toEqual([...STAGES].sort())
})

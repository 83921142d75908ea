import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setReflectionPeriod } from '../../gateway/registry/changes/set-reflection-period.ts'
import { createControlData, type ControlledCase } from '../../gateway/registry/control-data.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const OPENED = new Date('2018-12-20T10:00:00Z')

/** Found to be trafficked in the last days of the plan of 2007-2010. */
const identified = async (): Promise<ControlledCase | undefined> => {
  const [id, handle] = [randomUUID(), randomUUID().slice(0, 22)]
  await database.adminPool.query(
    `insert into "case" (id, region, residence_category, minor, vulnerable, stage, stage_since, action_plan, opened_at)
     values ($1, 'KOBENHAVN', 'none', false, false, 'identified', $2, '2007-2010', $2)`, [id, OPENED])
  await database.adminPool.query(
    `insert into link (case_id, party, agency, handle, file_number, linked_at) values ($1, 'UDLST', 'UDLST', $2, $2, $3)`,
    [id, handle, OPENED])
  return createControlData(database.pool).byHandle('UDLST', handle)
}

test.each([
  ['2018-12-28T10:00:00Z', '2019-01-05', '2007-2010', 'begins under the next'],
  ['2018-12-31T22:59:59Z', '2019-01-01', '2007-2010', 'is set in the last second of the old year in Denmark'],
  ['2018-12-31T23:00:00Z', '2018-12-31', '2019-2021', 'is set in the first of the new, from a day before'],
])('a period set at %s from %s is under the plan %s, for that is in force when it is set: it %s', async (setAt, starts, plan) => {
  const controlled = await identified()
  if (!controlled) throw new Error('the case is not found')
  expect(setReflectionPeriod.refusal(controlled, { starts }, new Date(setAt))).toBeNull()
  const transaction = await database.pool.connect()
  await setReflectionPeriod.effect(controlled, { starts }, new Date(setAt))(transaction)
  transaction.release()
  expect(await createControlData(database.pool).byHandle('UDLST', controlled.handle))
    .toMatchObject({ actionPlan: plan, stage: 'reflection', reflectionStarts: starts })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../gateway/database/pool.ts'
import { createControlData, LARGEST_PAGE } from '../../gateway/registry/control-data.ts'
import { openCases } from '../../gateway/registry/open-cases.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

const CASES = 3_000

let database: TestDatabase

beforeAll(async () => {
  database = await aDatabase()
  await database.adminPool.query(`
    insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
      select md5(number::text)::uuid, 'KOBENHAVN', 'none', false, case when number % 10 = 0 then 'closed' else 'presumed' end,
        now(), '2019-2021', now() from generate_series(1, ${CASES}) as number;
    insert into link (case_id, party, agency, handle, linked_at)
      select md5(number::text)::uuid, 'RG-DK', 'RG', md5('handle' || number), now() from generate_series(1, ${CASES}) as number`)
  await database.adminPool.query('vacuum analyze')
})

afterAll(() => database.drop())

test('the national group gets every case that is not closed, once, over however many pages', async () => {
  const open = await openCases(createControlData(database.pool))
  expect(new Set(open.map(({ handle }) => handle)).size).toBe(open.length)
  expect(open).toHaveLength(CASES * 9 / 10)
})

test('nobody gets a page that is larger than the largest, in place of cases that would be left out', async () => {
  const controlData = createControlData(database.pool)
  await expect(controlData.page('RG-DK', null, LARGEST_PAGE)).resolves.toHaveLength(LARGEST_PAGE + 1)
  await expect(controlData.page('RG-DK', null, LARGEST_PAGE + 1)).rejects.toThrow(RangeError)
})

test('a page waits for no plan: the server keeps one for all pages, also of many cases', async () => {
  const pool = await createPool(database.url, { max: 1 })
  const controlData = createControlData(pool)
  for (let asked = 0; asked < 20; asked++) await controlData.page('RG-DK', `${asked % 10}`, 25)
  const { rows } = await pool.query('select generic_plans::int, custom_plans::int from pg_prepared_statements where name = $1', ['case-page'])
  await pool.end()
  expect(rows).toEqual([{ generic_plans: 15, custom_plans: 5 }])
})

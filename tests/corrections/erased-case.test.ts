import { afterAll, beforeAll, expect, test } from 'vitest'
import { markResolved, writeCorrection, writeNotice } from '../../gateway/corrections/correction-store.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCase } from '../trail/a-trail.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const ID = '00000000-0000-4000-8000-000000000001'

test('with a case that is erased go its corrections and their notices, and no other\'s', async () => {
  const { pool, adminPool } = database
  const [erased, kept] = [await aCase(pool), await aCase(pool)]
  for (const [caseId, id] of [[erased, ID], [kept, ID.replace('0001', '0002')]] as const) {
    await writeCorrection(pool, caseId, { id, party: 'CMM', handle: id, kind: 'CORRECTED', facts: ['cmm.riskLevel'], reportedAt: new Date() })
    await writeNotice(pool, id, { id, party: 'NEC', handle: id, facts: ['cmm.riskLevel'], leaves: ['g:0'] }, new Date())
    expect([await markResolved(pool, id, new Date()), await markResolved(pool, id, new Date())]).toEqual([true, false])
  }
  await adminPool.query(`update "case" set closed_at = now() - interval '10 years' where id = $1`, [erased])
  await pool.query('select erase_cases($1)', [[erased]])
  const { rows } = await pool.query<{ handle: string }>('select handle from correction union all select handle from correction_notice')
  expect(rows.map(({ handle }) => handle)).toEqual([ID.replace('0001', '0002'), ID.replace('0001', '0002')])
})

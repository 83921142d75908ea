import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOwnLook } from '../../gateway/officers-work/own-look.ts'
import { parse, type Subject } from '../../gateway/officers-work/subject.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await database.adminPool.query(`insert into trail_leaf values ('replica-1', 1, '\\x00', convert_to($1, 'UTF8'))`, [
    JSON.stringify({ kind: 'refusal', actor: { party: 'NUC', employee: 'nec-10007' } }),
  ])
  await database.adminPool.query(`insert into finding values ('f', 'oddHours', 'NUC', 'NUC', 'nec-10007', now(), now(), array['replica-1:0', 'replica-1:1'])`)
})
afterAll(() => database.drop())

test.each([
  ['who made it at one centre of the police, at the other', 'NEC', 'nec-10007', true],
  ['who made it, there', 'NUC', 'nec-10007', true],
  ['a colleague', 'NUC', 'nec-10008', false],
  ['who bears that number at another agency, which was asked', 'CMM', 'nec-10007', false],
] as const)('a look is her own to decide on or not: %s', async (_whom, party, employee, expected) => {
  for (const subject of ['breakGlass:replica-1:1', 'drawn:s:replica-1:1', 'finding:f'])
    expect([subject, await isOwnLook(database.adminPool, parse(subject) as Subject, { party, employee })]).toEqual([subject, expected])
})

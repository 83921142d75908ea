import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOwnLook } from '../../gateway/officers-work/own-look.ts'
import { parse, type Subject } from '../../gateway/officers-work/subject.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await database.adminPool.query(`insert into overseen_row (at, index, sort, break_glass, party, log_id, disclosure_id, employee, reason, terms, own)
    values (now(), 1, 1, true, 'NUC', 'replica-1', gen_random_uuid()::text, 'nec-10007', 'r', '{}', true),
      (now(), 1, 1, true, 'CMM', 'replica-1', gen_random_uuid()::text, 'nec-10007', 'r', '{}', false)`)
})
afterAll(() => database.drop())

test.each([
  ['who made it at one centre of the police, at the other', 'NEC', 'nec-10007', true],
  ['who made it, there', 'NUC', 'nec-10007', true],
  ['a colleague', 'NUC', 'nec-10008', false],
  ['who bears that number at another agency, which was asked', 'CMM', 'nec-10007', false],
] as const)('a look is her own to decide on or not: %s', async (_whom, party, employee, expected) => {
  const subject = parse('breakGlass:replica-1:1') as Subject
  expect(await isOwnLook(database.adminPool, subject, { party, employee })).toBe(expected)
})

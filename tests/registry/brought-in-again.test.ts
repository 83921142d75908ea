import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../gateway/database/in-transaction.ts'
import { readHandles } from '../../gateway/oversight/case-handles.ts'
import type { Effect } from '../../gateway/registry/change-law.ts'
import { bringInParty, endLink, linkParty } from '../../gateway/registry/link-party.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aDisclosureEntry } from '../report/a-disclosure-entry.ts'
import { aCase } from '../trail/a-trail.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const minute = (count: number): Date => new Date(Date.parse('2026-11-22T10:00:00Z') + count * 60_000)

/** A case that CMM opens, and what is done with it from then on. */
const aCaseWith = async (...effects: readonly ((caseId: string) => Effect)[]): Promise<string> => {
  const caseId = await aCase(database.adminPool)
  const opened = linkParty(caseId, 'CMM', null, minute(0), `cmm-${caseId}`)
  for (const effect of [opened, ...effects.map((one) => one(caseId))]) await inTransaction(database.pool, effect)
  return caseId
}

test('P9 F7: a party that was brought in again is asked of what happened while it was one, then and now, and not of what did between', async () => {
  const caseId = await aCaseWith(
    (id) => bringInParty(id, 'AT', null, minute(2)), (id) => endLink(id, 'AT', minute(4)), (id) => bringInParty(id, 'AT', null, minute(6)),
    (id) => endLink(id, 'AT', minute(8)), (id) => linkParty(id, 'AT', null, minute(10)))
  const entries = [1, 3, 5, 7, 9, 11].map((count) => aDisclosureEntry({ handle: `cmm-${caseId}`, at: minute(count).toISOString() }))
  const handles = await readHandles(database.pool, entries)
  expect(entries.map((entry) => handles.linkedTo(entry).includes('AT'))).toEqual([false, true, false, true, false, true])
})

test('a party is brought in again with the number that it is known by there, where it had said none itself', async () => {
  const numbered = async (before: string | null, then: string): Promise<string | null> => {
    const caseId = await aCaseWith((id) => bringInParty(id, 'AT', before, minute(1)), (id) => endLink(id, 'AT', minute(2)), (id) => bringInParty(id, 'AT', then, minute(3)))
    const { rows: [link] } = await database.pool.query<{ number: string | null }>(
      `select file_number as number from link where case_id = $1 and party = 'AT' and ended_at is null`, [caseId])
    return link?.number ?? null
  }
  expect([await numbered(null, 'AT-1'), await numbered('AT-2', 'AT-3'), await numbered(null, 'AT-2'), await numbered('AT-4', 'AT-4')])
    .toEqual(['AT-1', 'AT-2', null, 'AT-4'])
})

test('a party that is brought in again under a number which names another case of its own by now has none, or the one that it is known by there', async () => {
  const left = (id: string): Effect => async (transaction) => {
    await bringInParty(id, 'SIRI', 'SIRI-1', minute(1))(transaction)
    await endLink(id, 'SIRI', minute(2))(transaction)
  }
  const [first, second] = [await aCaseWith(left), await aCaseWith(left)]
  const other = await aCaseWith((id) => bringInParty(id, 'SIRI', 'SIRI-1', minute(3)))
  await inTransaction(database.pool, bringInParty(first, 'SIRI', null, minute(4)))
  await inTransaction(database.pool, bringInParty(second, 'SIRI', 'SIRI-2', minute(4)))
  const { rows } = await database.pool.query<{ id: string; number: string | null }>(
    `select case_id as id, file_number as number from link where party = 'SIRI' and ended_at is null`)
  expect(new Map(rows.map(({ id, number }) => [id, number]))).toEqual(new Map([[other, 'SIRI-1'], [first, null], [second, 'SIRI-2']]))
})

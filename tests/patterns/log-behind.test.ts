import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FollowedLeaf } from '../../gateway/followers/follower.ts'
import { createFollowLooks } from '../../gateway/patterns/follow-looks.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

const START = Date.parse('2026-03-03T08:00:00.000Z')

/** A look at a case of its own, so many minutes after eight. */
const look = (log: string, index: number, minutes: number): FollowedLeaf => ({
  log, index: BigInt(index), entry: {
    kind: 'disclosure', at: new Date(START + minutes * 60_000).toISOString(), disclosureId: `${log}-${index}`, handle: `${log}-${index}`,
    actor: { party: 'CMM', employee: 'cmm-1', role: 'contactPerson', client: 'c' }, purpose: 'ASSISTANCE', asked: ['NEC'], obligations: [],
  } as unknown as FollowedLeaf['entry'],
})

/** What is found of looks at cases of their own, one every so many minutes, in turn in each of two logs that are followed one after the other. */
const foundEvery = async (minutes: number, logs: readonly string[], each = 30): Promise<readonly unknown[]> => {
  const client = await database.pool.connect()
  const names = logs.flatMap((log) => Array.from({ length: each }, (_, index) => `${log}-${index}`))
  await database.adminPool.query(`insert into "case" (id, region, residence_category, minor, stage, stage_since, action_plan, opened_at)
    select md5(name)::uuid, 'KOBENHAVN', 'none', false, 'identified', now(), 'HP19', now() from unnest($1::text[]) as name`, [names])
  await database.adminPool.query(`insert into link (case_id, party, agency, handle, linked_at)
    select md5(name)::uuid, 'CMM', 'CMM', name, now() from unnest($1::text[]) as name`, [names])
  const follower = createFollowLooks(() => new Date(START))
  for (const [turn, log] of logs.entries()) {
    await client.query('begin')
    await follower.take(client, Array.from({ length: each }, (_, index) => look(log, index, (2 * index + 1 - turn) * minutes)))
    await client.query(`insert into trail_cursor values ('patterns', $1, $2)`, [log, each])
    await client.query('commit')
  }
  client.release()
  const { rows } = await database.pool.query('select overseer, cardinality(evidence) as looks from finding order by overseer')
  await database.pool.query('delete from finding; delete from look')
  return rows
}

test('looks that were hours apart are not many in little time because one log is followed after another, and those that were are', async () => {
  expect(await foundEvery(6, ['a', 'b'])).toEqual([])
  expect(await foundEvery(2, ['c', 'd'])).toEqual([{ overseer: 'CMM', looks: 60 }, { overseer: 'NEC', looks: 60 }])
})

test('of hundreds of looks that came late, each that they are part of is looked at once: the follower goes on within its transaction', async () => {
  expect(await foundEvery(0.5, ['e', 'f'], 500)).toEqual([{ overseer: 'CMM', looks: 1_000 }, { overseer: 'NEC', looks: 1_000 }])
})

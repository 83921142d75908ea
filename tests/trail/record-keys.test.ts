import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KeysEntry } from '../../gateway/trail/entry.ts'
import { recordKeys } from '../../gateway/trail/record-keys.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { AT, aTrail } from './a-trail.ts'
import { checkTrail } from './check-trail.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

test('each key that the gateway signs with from then on is named by its log, with the one before it, and each but once', async () => {
  const [first, withOtherOrders, withOtherCheckpoints] = [
    { orders: 'o-1', checkpoints: 'c-1' }, { orders: 'o-2', checkpoints: 'c-1' }, { orders: 'o-2', checkpoints: 'c-2' },
  ]
  for (const logId of ['g', 'h']) {
    const trail = await aTrail(database.url, logId)
    for (const keys of [first, first, withOtherOrders, withOtherOrders, withOtherCheckpoints, withOtherCheckpoints])
      await recordKeys({ trail, reader: database.pool, keys, now: () => new Date(AT) })
    await trail.close()
    const named = (await checkTrail(database.pool, logId)).filter((entry): entry is KeysEntry => entry.kind === 'keysChanged')
    expect(named.map(({ keys, before }) => ({ keys, before }))).toEqual([
      { keys: first, before: null }, { keys: withOtherOrders, before: first }, { keys: withOtherCheckpoints, before: withOtherOrders },
    ])
  }
})

import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Trail } from '../../gateway/trail/trail.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCase, anAppend, aTrail, MOVE_CASE } from './a-trail.ts'
import { checkTrail } from './check-trail.ts'

let database: TestDatabase
let replicas: readonly [Trail, Trail]
let caseId: string

beforeEach(async () => {
  database = await aDatabase()
  caseId = await aCase(database.pool)
  replicas = [await aTrail(database.url, 'g-1'), await aTrail(database.url, 'g-2')]
})
afterEach(async () => {
  await Promise.all(replicas.map((replica) => replica.close()))
  await database.drop()
})

const disclose = (count: number) => Array.from({ length: count }, (_, index) =>
  (replicas[index % 2] as Trail).append(anAppend(`d-${index}`, [{ caseId, version: 1 }])))

const withdraw = (replica: Trail) => replica.append({
  ...anAppend('withdrawal', [{ caseId, version: 1 }]),
  change: async (transaction) => { await transaction.query(MOVE_CASE, [caseId]) },
})

test('P5: 500 disclosures wait for a withdrawal under way, on two replicas, and none of them stands', async () => {
  const withdrawing = await database.pool.connect()
  await withdrawing.query('begin')
  await withdrawing.query(MOVE_CASE, [caseId])
  const disclosures = disclose(500)
  await pause(50)
  await withdrawing.query('commit')
  withdrawing.release()
  for (const { stood, logId, leaves: [leaf] } of await Promise.all(disclosures)) {
    expect(stood).toBe(false)
    expect(['g-1', 'g-2']).toContain(logId)
    expect(leaf).toBeTypeOf('bigint')
  }
  for (const { logId } of replicas)
    expect((await checkTrail(database.pool, logId)).filter((entry) =>
      'disclosureId' in entry && !entry.disclosureId.endsWith(' discarded'))).toEqual([])
})

test('P5: whatever is asked after a withdrawal is acknowledged does not stand, on either replica', async () => {
  const before = disclose(200)
  const withdrawal = await withdraw(replicas[0])
  const after = await Promise.all(disclose(300))
  expect(withdrawal.stood).toBe(true)
  expect(after.filter(({ stood }) => stood)).toEqual([])
  await Promise.all(before)
  await checkTrail(database.pool, 'g-1')
  await checkTrail(database.pool, 'g-2')
})

test('P5: two replicas change one case at once: one stands, and the other is told that it does not', async () => {
  const [one, other] = await Promise.all(replicas.map(withdraw))
  expect([one?.stood, other?.stood].sort()).toEqual([false, true])
  expect((await database.pool.query('select version from "case"')).rows).toEqual([{ version: 2 }])
})

import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TrailUnavailable, type Change, type Trail } from '../../gateway/trail/trail.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCase, anAppend, aTrail, MOVE_CASE } from './a-trail.ts'
import { aLine, type Line } from './a-line.ts'
import { checkTrail } from './check-trail.ts'

const LIMITS = { deadlineMs: 1_000, lockMs: 500, retryMs: 50 }

let database: TestDatabase
let line: Line
let trail: Trail

beforeEach(async () => {
  database = await aDatabase()
  line = await aLine(database.url)
  trail = await aTrail(line.url, 'g', LIMITS)
})
afterEach(async () => {
  await trail.close()
  await line.close()
  await database.drop()
})

/** The append is refused, and nothing of it is ever found in the trail. */
const expectRefused = async (id: string, change?: Change): Promise<void> => {
  await expect(trail.append({ ...anAppend(id), change })).rejects.toThrow(TrailUnavailable)
}

const expectGoesOn = async (): Promise<void> => {
  await expect.poll(() => trail.append(anAppend('after')).then(({ stood }) => stood, () => false)).toBe(true)
}

const idsOf = async (): Promise<string[]> => (await checkTrail(database.adminPool, 'g'))
  .map((entry) => 'disclosureId' in entry ? entry.disclosureId : entry.kind)

test('P1: while the head is locked nothing is acknowledged, and after that the log goes on', async () => {
  const locker = await database.pool.connect()
  await locker.query('begin')
  await locker.query('select from trail_head for update')
  await expectRefused('locked')
  await expectRefused('still locked')
  await locker.query('rollback')
  locker.release()
  await expectGoesOn()
  expect(await idsOf()).toEqual(['logOpened', 'after'])
})

test('P1: a read-only database acknowledges nothing', async () => {
  const name = new URL(database.url).pathname.slice(1)
  await database.adminPool.query(`alter database ${name} set default_transaction_read_only = on`)
  await database.adminPool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = $1 and application_name = 'samsyn'`, [name])
  await expectRefused('read-only')
  await expectRefused('still read-only')
  await database.adminPool.query(`alter database ${name} reset default_transaction_read_only`)
  await expectGoesOn()
  expect(await idsOf()).toEqual(['logOpened', 'after'])
})

test('P1: a full store acknowledges nothing, and undoes the changes of the batch', async () => {
  const caseId = await aCase(database.pool)
  await database.adminPool.query(`create function full_store() returns trigger language plpgsql as $$
    begin raise exception using errcode = 'disk_full', message = 'no space left on device'; end $$`)
  await database.adminPool.query(
    'create trigger full_store before insert on trail_leaf for each row execute function full_store()')
  const changed = trail.append({
    ...anAppend('changed'), change: async (transaction) => { await transaction.query(MOVE_CASE, [caseId]) },
  })
  await expect(changed).rejects.toThrow(TrailUnavailable)
  await database.adminPool.query('drop trigger full_store on trail_leaf')
  await expectGoesOn()
  expect(await idsOf()).toEqual(['logOpened', 'after'])
  expect((await database.pool.query('select version from "case"')).rows).toEqual([{ version: 1 }])
})

test('P1: a frozen connection acknowledges nothing, and after that the log goes on', async () => {
  line.freeze()
  await expectRefused('frozen')
  await expectRefused('still frozen')
  line.thaw()
  await expectGoesOn()
  expect(await idsOf()).toEqual(['logOpened', 'after'])
})

/** A batch takes one of two ways: all in one statement, or in steps up to a commit when it changes something. */
const WAYS = [
  ['one statement', 'move-head-if-all-stands', undefined],
  ['steps and a commit', 'commit', async () => undefined],
] as const

describe.each(WAYS)('P1: a batch written in %s', (_way, last, change) => {
  test('arrives and its answer does not: nobody is told that it stands, and the log goes on after it', async () => {
    line.swallowAnswerTo(last)
    await expectRefused('unknown', change)
    line.thaw()
    await expectGoesOn()
    expect(await idsOf()).toEqual(['logOpened', 'unknown', 'after'])
  })

  test('is lost: nobody is told that it stands, and it is not in the log', async () => {
    line.swallow(last)
    await expectRefused('lost', change)
    line.thaw()
    await expectGoesOn()
    expect(await idsOf()).toEqual(['logOpened', 'after'])
  })
})

test('P1: batches that arrive when the head was read again already: nobody is told that they stand, and the log goes on after one', async () => {
  for (const id of ['late', 'too late']) {
    line.delay('move-head-if-all-stands')
    await expectRefused(id)
    await expect.poll(() => trail.isOpen()).toBe(true)
  }
  line.deliver()
  await expect.poll(async () => (await idsOf()).length).toBe(2)
  const [, arrived] = await idsOf()
  expect(['late', 'too late']).toContain(arrived)
  await expectGoesOn()
  expect(await idsOf()).toEqual(['logOpened', arrived, 'after'])
})

test('P1: those who wait behind a frozen batch are refused with it, and the next at once', async () => {
  await trail.close()
  trail = await aTrail(line.url, 'g', { ...LIMITS, deadlineMs: 3_000, waitMs: 100 })
  line.freeze()
  let refused = false
  const refusal = (error: unknown): unknown => {
    refused = true
    return error
  }
  const first = trail.append(anAppend('first')).catch(refusal)
  await pause(50)
  const behind = trail.append(anAppend('behind')).catch(refusal)
  await pause(150)
  await expect(trail.append(anAppend('next'))).rejects.toThrow('the log `g` does not keep up')
  expect(refused).toBe(false)
  expect(await Promise.all([first, behind])).toEqual([expect.any(TrailUnavailable), expect.any(TrailUnavailable)])
  line.thaw()
  await expectGoesOn()
  expect(await idsOf()).toEqual(['logOpened', 'logClosed', 'logOpened', 'after'])
})

test('P1: more than the queue holds is refused at once, and what it holds is kept', async () => {
  await trail.close()
  trail = await aTrail(database.url, 'narrow', { queue: 8, batch: 4 })
  const settled = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => trail.append(anAppend(`d-${index}`))))
  expect(settled.map(({ status }) => status)).toEqual([...Array(8).fill('fulfilled'), ...Array(12).fill('rejected')])
  expect(await checkTrail(database.pool, 'narrow')).toHaveLength(9)
})

test('P11: a process that stood still past the deadline takes the answer that came meanwhile, and refuses nobody', async () => {
  await trail.close()
  trail = await aTrail(database.url, 'stood', { deadlineMs: 3_000 })
  const appended = Promise.all(Array.from({ length: 5 }, (_, index) => trail.append(anAppend(`d-${index}`))))
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000)
  expect((await appended).map(({ leaves }) => leaves)).toEqual([[1n], [2n], [3n], [4n], [5n]])
  expect(trail.isOpen()).toBe(true)
})

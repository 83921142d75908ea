import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Appended, Change, Trail } from '../../gateway/trail/trail.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { anAppend, aTrail } from './a-trail.ts'
import { checkTrail } from './check-trail.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

/** Takes a lock, once whoever else is to hold one does. */
const takes = (lock: number, met: () => Promise<void>): Change => async (transaction) => {
  await transaction.query('select pg_advisory_xact_lock($1)', [lock])
  await met()
}

/** Of both sides, none goes on before the other has come so far; only the first time. */
const aMeeting = (): (() => Promise<void>) => {
  let come = 0
  let bothCame = (): void => undefined
  const both = new Promise<void>((resolve) => { bothCame = resolve })
  return async () => {
    come += 1
    if (come === 2) bothCame()
    await both
  }
}

const nothing = async (): Promise<void> => undefined

test.each([
  ['it waits no longer', { lockMs: 900 }],
  ['the database says that neither ever would', { lockMs: 20_000 }],
])('a change that waits for what another replica holds, which waits for what this one holds, is made when %s, once', async (when, limits) => {
  const [met, logs] = [aMeeting(), [`${when} 1`, `${when} 2`]]
  const trails = await Promise.all(logs.map((log) => aTrail(database.url, log, limits)))
  const [one, other] = trails as [Trail, Trail]
  const append = (trail: Trail, id: string, change: Change): Promise<Appended> => trail.append({ ...anAppend(id), change })
  const made = await Promise.all([
    append(one, 'one', takes(1, met)), append(one, 'one then other', takes(2, nothing)),
    append(other, 'other', takes(2, met)), append(other, 'other then one', takes(1, nothing)),
  ])
  expect(made.map(({ stood, leaves }) => [stood, leaves.length])).toEqual(made.map(() => [true, 1]))
  await Promise.all(trails.map((trail) => trail.close()))
  const said = await Promise.all(logs.map(async (log) => (await checkTrail(database.adminPool, log)).flatMap((entry) => ('disclosureId' in entry ? entry.disclosureId : []))))
  expect(said).toEqual([['one', 'one then other'], ['other', 'other then one']])
})

test('a change is not kept for ever by what is held without end: it fails, alone', async () => {
  const trail = await aTrail(database.url, 'held', { lockMs: 200 })
  const holder = await database.adminPool.connect()
  await holder.query('select pg_advisory_lock(3)')
  const kept = trail.append({ ...anAppend('kept'), change: takes(3, nothing) })
  const beside = trail.append(anAppend('beside'))
  await expect(kept).rejects.toMatchObject({ code: '55P03' })
  expect((await beside).stood).toBe(true)
  holder.release(true)
  await trail.close()
})

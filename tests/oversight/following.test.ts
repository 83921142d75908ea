import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aTrail, anAppend } from '../trail/a-trail.ts'
import { aWriter, following, takenBy, untilTaken } from './a-following.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

/** Leaves of a log, from its first. */
const leaves = (log: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${log} ${index}`)

test('a follower that comes late is read every leaf of every log, also one whose content is erased, in order and once', async () => {
  const [one, two] = [await aTrail(database.url, 'one'), await aTrail(database.url, 'two')]
  for (let count = 0; count < 700; count += 1) void one.append(anAppend(`one-${count}`))
  await two.append(anAppend('two'))
  await one.close()
  await two.close()
  await database.adminPool.query(`insert into trail_leaf values ('erased', 0, '\\x00', null)`)
  await database.adminPool.query(`insert into trail_head values ('erased', 1, '\\x00', '{}')`)
  const late = await following(database.url, await aWriter(database.adminPool, 'late'))
  await untilTaken(database.adminPool, 'late')
  await late.close()
  expect((await takenBy(database.adminPool, 'late')).sort()).toEqual([...leaves('erased', 1), ...leaves('one', 702), ...leaves('two', 3)].sort())
})

test('a follower whose connection is killed again and again loses no leaf and takes none twice', async () => {
  let batches = 0
  const follower = await aWriter(database.adminPool, 'killed', async () => {
    batches += 1
    if (batches % 2 === 1) await database.adminPool.query(`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`)
  })
  const killed = await following(database.url, follower)
  const trail = await aTrail(database.url, 'three')
  let appended = 0
  for (; batches < 5 || appended < 30; appended += 1) {
    await trail.append(anAppend(`three-${appended}`))
    await pause(20)
  }
  await trail.close()
  await untilTaken(database.adminPool, 'killed')
  await killed.close()
  expect((await takenBy(database.adminPool, 'killed')).filter((leaf) => leaf.startsWith('three'))).toHaveLength(appended + 2)
  expect(new Set(await takenBy(database.adminPool, 'killed')).size).toBe((await takenBy(database.adminPool, 'killed')).length)
})

test('of two replicas one follows, and when it is gone the other goes on from there', async () => {
  const seen = { first: 0, second: 0 }
  const counted = async (who: keyof typeof seen) => aWriter(database.adminPool, 'shared', async (taken) => { seen[who] += taken.length })
  const first = await following(database.url, await counted('first'))
  await untilTaken(database.adminPool, 'shared')
  const second = await following(database.url, await counted('second'))
  const trail = await aTrail(database.url, 'four')
  await trail.append(anAppend('four'))
  await untilTaken(database.adminPool, 'shared')
  expect(seen.second).toBe(0)
  await first.close()
  await trail.close()
  await untilTaken(database.adminPool, 'shared')
  await second.close()
  expect(seen.second).toBe(1)
  const taken = await takenBy(database.adminPool, 'shared')
  expect(new Set(taken).size).toBe(taken.length)
})

test('leaves that are to be read again while a batch is under way are all read again', async () => {
  const trail = await aTrail(database.url, 'five')
  await trail.append(anAppend('five'))
  let setBack = false
  const again = await following(database.url, await aWriter(database.adminPool, 'again', async (taken) => {
    if (setBack || taken[0]?.log !== 'five' || taken[0].index === 0n) return
    setBack = true
    await database.adminPool.query("begin; delete from taken where follower = 'again'; delete from trail_cursor where follower = 'again'; commit")
  }))
  await untilTaken(database.adminPool, 'again')
  await trail.append(anAppend('five'))
  await trail.close()
  await untilTaken(database.adminPool, 'again')
  await again.close()
  const { rows: [{ leaves: all }] } = await database.adminPool.query('select count(*)::int as leaves from trail_leaf')
  expect(setBack).toBe(true)
  expect(await takenBy(database.adminPool, 'again')).toHaveLength(all)
})

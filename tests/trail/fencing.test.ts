import { afterEach, beforeEach, expect, test } from 'vitest'
import { canonicalBytes } from '../../gateway/trail/canonical.ts'
import { moveHead, readHead } from '../../gateway/trail/head.ts'
import { TrailUnavailable } from '../../gateway/trail/trail.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { anAppend, anEntry, aTrail } from './a-trail.ts'
import { checkTrail } from './check-trail.ts'

let database: TestDatabase

beforeEach(async () => { database = await aDatabase() })
afterEach(() => database.drop())

test('P8: a second writer of a log stops the first for good, and the log has one line of leaves', async () => {
  const first = await aTrail(database.url)
  await first.append(anAppend('first'))
  const second = await aTrail(database.url)
  await expect(first.append(anAppend('forked'))).rejects.toThrow(TrailUnavailable)
  await expect.poll(() => first.append(anAppend('forked')).catch((error: Error) => error.message))
    .toBe('the log `g` is written by another: this writer has stopped')
  await second.append(anAppend('second'))
  await first.close()
  await second.close()
  const entries = await checkTrail(database.pool, 'g')
  expect(entries.map((entry) => 'disclosureId' in entry ? entry.disclosureId : entry.kind))
    .toEqual(['logOpened', 'first', 'logOpened', 'second', 'logClosed'])
})

test('P8: nor does it go on when another wrote just as many leaves while it was not known whether its own were written', async () => {
  const first = await aTrail(database.url, 'g', { lockMs: 300 })
  const another = await database.adminPool.connect()
  await another.query('begin')
  const head = await readHead(another, 'g')
  await expect(first.append(anAppend('lost'))).rejects.toThrow(TrailUnavailable)
  await moveHead(another, 'g', head, [canonicalBytes(anEntry('in its place'))])
  await another.query('commit')
  another.release()
  await expect.poll(() => first.append(anAppend('forked')).catch((error: Error) => error.message))
    .toBe('the log `g` is written by another: this writer has stopped')
  await first.close()
  const entries = await checkTrail(database.pool, 'g')
  expect(entries.map((entry) => 'disclosureId' in entry ? entry.disclosureId : entry.kind)).toEqual(['logOpened', 'in its place'])
})

test('P8: nor when a database takes over that lacks the last leaves: it stops for good, and says how many were acknowledged', async () => {
  const told: object[] = []
  const trail = await aTrail(database.url, 'g', {}, (stood) => told.push(stood))
  const standby = (await database.adminPool.query('select * from trail_head')).rows[0]
  await trail.append(anAppend('acknowledged'))
  await database.adminPool.query('alter table trail_leaf disable trigger user')
  await database.adminPool.query('alter table trail_head disable trigger user')
  await database.adminPool.query('delete from trail_leaf where index = 1')
  await database.adminPool.query('update trail_head set size = $1, root = $2, frontier = $3', [standby.size, standby.root, standby.frontier])
  await database.adminPool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = \'samsyn_gateway\'')
  await expect.poll(() => told).toEqual([{ logId: 'g', leaves: 1n, acknowledged: 2n }])
  await expect(trail.append(anAppend('after'))).rejects.toThrow(TrailUnavailable)
  await trail.close()
})

const ALTERED = [
  ['its newest leaf is gone', 'delete from trail_leaf where index = 1', 'does not hold the leaves that its head counts'],
  ['its root is another', `update trail_head set root = '\\x00'`, 'does not agree with its root'],
  ['its head is put back', 'update trail_head set size = 1, frontier = frontier[1:1]', 'does not hold the leaves that its head counts'],
] as const

test.each(ALTERED)('P8: a log is not opened when %s', async (_, sql, because) => {
  const trail = await aTrail(database.url)
  await trail.close()
  await database.adminPool.query('alter table trail_leaf disable trigger user')
  await database.adminPool.query('alter table trail_head disable trigger user')
  await database.adminPool.query(sql)
  await expect(aTrail(database.url)).rejects.toMatchObject({
    name: 'TrailUnavailable', message: 'the log `g` cannot be opened', cause: { message: expect.stringContaining(because) },
  })
})

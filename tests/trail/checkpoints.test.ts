import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Trail } from '../../gateway/trail/trail.ts'
import { openCheckpoint } from '../../verify/checkpoint.ts'
import { provesConsistency, provesInclusion } from '../../verify/proofs.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCheckpointer, ORIGIN } from './a-checkpoint.ts'
import { anAppend, anEntry, AT, aTrail } from './a-trail.ts'
import { checkTrail, treeHash } from './check-trail.ts'

let database: TestDatabase
let trail: Trail
let checkpointer: Awaited<ReturnType<typeof aCheckpointer>>

beforeEach(async () => {
  database = await aDatabase()
  trail = await aTrail(database.url)
  checkpointer = await aCheckpointer(database.pool)
})
afterEach(async () => {
  await trail.close()
  await database.drop()
})

const newest = async () => {
  const found = await checkpointer.store.newest('g')
  if (!found) throw new Error('there is no checkpoint')
  return { ...found, opened: openCheckpoint(found.note, checkpointer.trust) }
}

test('P8: the log signs where it stands, and signs nothing while it stands still', async () => {
  await checkpointer.make()
  const first = await newest()
  expect(first.opened).toMatchObject({ origin: ORIGIN, size: 1 })
  expect(first.madeAt).toEqual(new Date(AT))
  await checkpointer.make()
  await trail.append(anAppend('d-1'))
  await checkpointer.make()
  const { rows } = await database.pool.query('select size from trail_checkpoint order by size')
  expect(rows).toEqual([{ size: '1' }, { size: '2' }])
  const entries = await checkTrail(database.pool, 'g')
  expect(entries).toHaveLength((await newest()).opened.size)
})

test('P8: a log of many tiles is proven from its stored hashes', async () => {
  await trail.append({ restsOn: [], entries: Array.from({ length: 299 }, (_, index) => anEntry(`d-${index}`)) })
  await checkpointer.make()
  const earlier = await newest()
  await trail.append({ restsOn: [], entries: Array.from({ length: 700 }, (_, index) => anEntry(`e-${index}`)) })
  await checkpointer.make()
  const later = await newest()
  expect((await database.pool.query('select index from trail_subtree order by index')).rows).toEqual([{ index: '0' }, { index: '1' }, { index: '2' }])
  expect(provesConsistency(earlier.opened, later.opened, await checkpointer.proofs.consistency(earlier.size, later.size))).toBe(true)
  const { rows } = await database.pool.query<{ entry: Buffer }>('select entry from trail_leaf where index = 256')
  const path = await checkpointer.proofs.inclusion(256n, later.size)
  expect(provesInclusion(treeHash([rows[0]!.entry]), 256, path, later.opened)).toBe(true)
})

const alter = async (sql: string): Promise<void> => {
  await database.adminPool.query('alter table trail_leaf disable trigger user')
  await database.adminPool.query('alter table trail_head disable trigger trail_head_moves_forward')
  await database.adminPool.query(sql)
}

test('P8: a leaf that was altered is not signed for', async () => {
  await alter(`update trail_leaf set hash = sha256('other') where index = 0`)
  await expect(checkpointer.make()).rejects.toThrow('the head of the log `g` does not agree with its leaves')
  expect(await checkpointer.store.newest('g')).toBeUndefined()
})

test('P8: a log that was wholly written again is not signed for, once it was signed', async () => {
  await trail.append(anAppend('d-1'))
  await checkpointer.make()
  const hashes = ['a', 'b', 'c'].map((text) => treeHash([Buffer.from(text)]))
  await trail.append(anAppend('d-2'))
  const root = treeHash(['a', 'b', 'c'].map((text) => Buffer.from(text)))
  for (const [index, hash] of hashes.entries())
    await alter(`update trail_leaf set hash = '\\x${hash.toString('hex')}' where index = ${index}`)
  await alter(`update trail_head set root = '\\x${root.toString('hex')}'`)
  await expect(checkpointer.make()).rejects.toThrow('the log `g` does not hold what was signed')
  expect((await newest()).size).toBe(2n)
})

test('P8: a log that was rolled back behind what was signed is not signed for', async () => {
  await checkpointer.make()
  await trail.append(anAppend('d-1'))
  await checkpointer.make()
  const first = await database.adminPool.query<{ hash: Buffer }>('select hash from trail_leaf where index = 0')
  await alter(`update trail_head set size = 1, root = '\\x${first.rows[0]!.hash.toString('hex')}'`)
  await alter('delete from trail_leaf where index = 1')
  await expect(checkpointer.make()).rejects.toThrow('the log `g` does not hold what was signed')
})

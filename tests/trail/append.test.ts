import { afterEach, beforeEach, expect, test } from 'vitest'
import { TrailUnavailable, type Trail } from '../../gateway/trail/trail.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aCase, anAppend, anEntry, AT, aTrail, MOVE_CASE } from './a-trail.ts'
import { checkTrail } from './check-trail.ts'

let database: TestDatabase
let trail: Trail

beforeEach(async () => {
  database = await aDatabase()
  trail = await aTrail(database.url)
})
afterEach(async () => {
  await trail.close()
  await database.drop()
})

const idsOf = async (): Promise<string[]> => (await checkTrail(database.pool, 'g'))
  .map((entry) => 'disclosureId' in entry ? entry.disclosureId : entry.kind)

test('P1: what is appended is in the tree, under the index that was answered, in the bytes of RFC 8785', async () => {
  const appended = await Promise.all(Array.from({ length: 700 }, (_, index) => trail.append(anAppend(`d-${index}`))))
  const ids = await idsOf()
  expect(ids).toHaveLength(701)
  appended.forEach(({ stood, logId, leaves: [leaf] }, index) => {
    expect([stood, logId, ids[Number(leaf)]]).toEqual([true, 'g', `d-${index}`])
  })
})

test('P8: the log opens with what it found and closes with what it left', async () => {
  await trail.append(anAppend('d-1'))
  await trail.close()
  trail = await aTrail(database.url)
  const entries = await checkTrail(database.pool, 'g')
  expect(entries.map(({ kind }) => kind)).toEqual(['logOpened', 'refusal', 'logClosed', 'logOpened'])
  expect(entries[3]).toMatchObject({ at: AT, logId: 'g', size: '3', policyVersion: 'p' })
})

test('P5: what rests on a case that has moved is recorded as such, and does not stand', async () => {
  const caseId = await aCase(database.pool)
  await database.pool.query(MOVE_CASE, [caseId])
  const none = [{ caseId: '00000000-0000-4000-8000-000000000000', version: 1 }]
  const [moved, current, gone] = await Promise.all([
    trail.append(anAppend('moved', [{ caseId, version: 1 }])),
    trail.append(anAppend('current', [{ caseId, version: 2 }])),
    trail.append(anAppend('gone', none)),
  ])
  expect(moved).toMatchObject({ stood: false, leaves: [1n] })
  expect(current).toMatchObject({ stood: true, leaves: [2n] })
  expect(gone).toMatchObject({ stood: false, leaves: [3n] })
  expect(await trail.append(anAppend('gone alone', none))).toMatchObject({ stood: false, leaves: [4n] })
  expect(await idsOf()).toEqual(['logOpened', 'moved discarded', 'current', 'gone discarded', 'gone alone discarded'])
})

test('P5: a withdrawal and the disclosures that arrive with it: none of them stands', async () => {
  const caseId = await aCase(database.pool)
  const restsOn = [{ caseId, version: 1 }]
  const [one, withdrawal, other] = await Promise.all([
    trail.append(anAppend('one', restsOn)),
    trail.append({ ...anAppend('withdrawal', restsOn), change: async (transaction) => { await transaction.query(MOVE_CASE, [caseId]) } }),
    trail.append(anAppend('other', restsOn)),
  ])
  expect([one.stood, withdrawal.stood, other.stood]).toEqual([false, true, false])
})

test('a change that fails is undone alone: its error is answered, nothing of it recorded, and the others stand', async () => {
  const caseId = await aCase(database.pool)
  const failing = trail.append({
    ...anAppend('failing', [{ caseId, version: 1 }]),
    change: async (transaction) => {
      await transaction.query(MOVE_CASE, [caseId])
      throw new Error('no')
    },
  })
  const broken = trail.append({ ...anAppend('broken'), change: async (transaction) => { await transaction.query('select 1/0') } })
  const standing = trail.append(anAppend('standing', [{ caseId, version: 1 }]))
  await expect(failing).rejects.toThrow(/^no$/)
  await expect(broken).rejects.toMatchObject({ code: '22012' })
  expect((await standing).stood).toBe(true)
  expect(await idsOf()).toEqual(['logOpened', 'standing'])
  const { rows } = await database.pool.query('select version from "case"')
  expect(rows).toEqual([{ version: 1 }])
})

test('P9: an append of several entries keeps them together, and one of no entry is refused', async () => {
  const both = await trail.append({ restsOn: [], entries: [anEntry('a'), anEntry('b')] })
  expect(both.leaves).toEqual([1n, 2n])
  await expect(trail.append({ restsOn: [], entries: [] })).rejects.toThrow(RangeError)
  expect(await idsOf()).toEqual(['logOpened', 'a', 'b'])
})

test('P1: a closed trail takes nothing more', async () => {
  await trail.close()
  await expect(trail.append(anAppend('late'))).rejects.toThrow(TrailUnavailable)
})

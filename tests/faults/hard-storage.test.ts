import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { TrailUnavailable, type Trail } from '../../gateway/trail/trail.ts'
import { anAppend, aTrail } from '../trail/a-trail.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { anOwnServer } from '../trail/own-server.ts'

let server: Awaited<ReturnType<typeof anOwnServer>>
let trail: Trail | undefined

beforeAll(async () => { server = await anOwnServer() })
afterEach(async () => {
  await trail?.close()
  trail = undefined
})
afterAll(() => server.close())

/** What was acknowledged, each with its leaf; `refusals` are those that were not. */
const askFor = async (ids: readonly string[], onto: Trail) => {
  const settled = await Promise.allSettled(ids.map((id) => onto.append(anAppend(id))))
  return {
    acknowledged: new Map(ids.flatMap((id, index) => {
      const one = settled[index]
      return one?.status === 'fulfilled' ? [[id, one.value.leaves[0]] as const] : []
    })),
    refusals: settled.flatMap((one) => one.status === 'rejected' ? [one.reason as unknown] : []),
  }
}

const names = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}-${index}`)

/** Nothing was acknowledged that is not in the trail, at its place, and nothing is in the trail twice. */
const expectTruth = async (logId: string, acknowledged: ReadonlyMap<string, bigint | undefined>) => {
  const pool = server.pool()
  const entries = await checkTrail(pool, logId)
  await pool.end()
  for (const [id, leaf] of acknowledged) expect(entries[Number(leaf)]).toMatchObject({ disclosureId: id })
  const ids = entries.flatMap((entry) => 'disclosureId' in entry ? [entry.disclosureId] : [])
  expect(new Set(ids).size).toBe(ids.length)
  return ids
}

const untilTaken = (onto: Trail, id: string) => expect.poll(() => onto.append(anAppend(id)).then(() => 'taken', () => 'refused')).toBe('taken')

test('P1: a disk that is slow to make things durable is waited for, many at once, and nothing is acknowledged before', async () => {
  await server.restartWith('-c commit_delay=100000 -c commit_siblings=0')
  trail = await aTrail(server.url, 'slow')
  const began = performance.now()
  const { acknowledged, refusals } = await askFor(names('slow', 300), trail)
  expect(refusals).toEqual([])
  expect(performance.now() - began).toBeGreaterThan(100)
  expect(await expectTruth('slow', acknowledged)).toHaveLength(300)
})

test('P1: a disk slower than the trail waits for acknowledges nothing; what is in the trail after all is there once', async () => {
  await server.restartWith('-c commit_delay=100000 -c commit_siblings=0')
  trail = await aTrail(server.url, 'slower', { deadlineMs: 50 }).catch(() => undefined)
  expect(trail).toBeUndefined()
  await server.restartWith('')
  trail = await aTrail(server.url, 'slower')
  const { acknowledged } = await askFor(names('well', 20), trail)
  expect(acknowledged.size).toBe(20)
  await expectTruth('slower', acknowledged)
})

const LIMIT = 16 * 1024 * 1024

test('P1: a disk that takes no more acknowledges nothing more; when there is room the log goes on by itself', async () => {
  const pool = server.pool()
  await pool.query(`insert into trail_leaf select 'filler', number, sha256('\\x00'), decode(repeat('00', 1850), 'hex')
    from generate_series(1, $1::int) as number`, [4 * (LIMIT / 8192 - 60)])
  await pool.end()
  await server.restartWithFilesUpTo(LIMIT)
  trail = await aTrail(server.url, 'full')
  const before = await askFor(names('before', 50), trail)
  expect(before.refusals).toEqual([])
  const acknowledged = new Map(before.acknowledged)
  const refusals: unknown[] = []
  for (let round = 0; refusals.length === 0 && round < 200; round += 1) {
    const filled = await askFor(names(`filling-${round}`, 200), trail)
    filled.acknowledged.forEach((leaf, id) => acknowledged.set(id, leaf))
    refusals.push(...filled.refusals)
    await pause(20)
  }
  expect(refusals.length).toBeGreaterThan(0)
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(TrailUnavailable)
  await expect(trail.append(anAppend('full'))).rejects.toThrow(TrailUnavailable)
  await server.restartWith('')
  await untilTaken(trail, 'room')
  const ids = await expectTruth('full', acknowledged)
  expect(ids.filter((id) => id === 'full')).toEqual([])
})

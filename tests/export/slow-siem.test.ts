import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSiemFollower, SIEM } from '../../gateway/export/siem-follower.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { following, untilTaken } from '../oversight/a-following.ts'
import { aTrail, anAppend } from '../trail/a-trail.ts'
import { aReceiver } from './a-receiver.ts'

let database: TestDatabase
let siem: Awaited<ReturnType<typeof aReceiver>>

beforeAll(async () => {
  database = await aDatabase()
  siem = await aReceiver()
})
afterAll(async () => {
  await siem.close()
  await database.drop()
})

const uidsIn = (body: string): string[] =>
  body.trim().split('\n').map((line) => (JSON.parse(line) as { metadata: { uid: string } }).metadata.uid)

test('a SIEM that is too slow for all that waits gets it by pieces that it can take in time, and every event', async () => {
  const trail = await aTrail(database.url)
  for (let count = 0; count < 198; count += 1) void trail.append(anAppend(`one-${count}`))
  await trail.close()
  siem.answerWith(200, (body) => pause(10 * uidsIn(body).length))
  const followed = await following(database.url, createSiemFollower({ url: siem.url }, 1_500))
  await untilTaken(database.pool, SIEM)
  await followed.close()
  const pieces = siem.taken.map(({ body }) => uidsIn(body))
  expect(pieces[0]).toHaveLength(200)
  expect(pieces.at(-1)?.at(-1)).toMatch(/^g:199:/)
  expect(new Set(pieces.slice(1).flat()).size).toBe(200)
})

test('a SIEM that takes no body so large gets it by pieces that it takes, and every event', async () => {
  const many = await aDatabase()
  const trail = await aTrail(many.url)
  for (let count = 0; count < 198; count += 1) void trail.append(anAppend(`one-${count}`))
  await trail.close()
  siem.taken.length = 0
  siem.answerWith(200)
  siem.limit(20_000)
  const followed = await following(many.url, createSiemFollower({ url: siem.url }))
  await untilTaken(many.pool, SIEM)
  await followed.close()
  siem.limit(Infinity)
  expect(siem.taken.every(({ body }) => Buffer.byteLength(body) <= 20_000)).toBe(true)
  expect(new Set(siem.taken.flatMap(({ body }) => uidsIn(body))).size).toBe(200)
  await many.drop()
})

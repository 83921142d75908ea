import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeAlarm, type Alarm } from '../../gateway/alarms/alarm.ts'
import { createSendAlarms } from '../../gateway/alarms/send-alarms.ts'
import { createSignAlarm } from '../../gateway/alarms/sign-alarm.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'
import { anAlarmReceiver } from '../break-glass/alarm-receiver.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let receiver: Awaited<ReturnType<typeof anAlarmReceiver>>
const { privateKey, publicKey } = await makeSigningKey('orders')
beforeAll(async () => {
  database = await aDatabase()
  receiver = await anAlarmReceiver()
  receiver.trust(publicKey)
})
afterEach(async () => {
  await database.adminPool.query('delete from alarm')
  receiver.received.length = 0
  receiver.answerWith(204)
})
afterAll(async () => {
  await receiver.close()
  await database.drop()
})

const make = (told: Partial<Alarm> = {}) => makeAlarm(database.pool, {
  kind: 'breakGlass', subject: 'breakGlass:g:7', party: 'CMM', due: '2026-03-12T09:00:00.000Z', codes: { recipient: 'NEC' }, ...told,
}, new Date())

/** One round, and how each alarm that was sent came out. */
const send = async (): Promise<string[]> => {
  const outcomes: string[] = []
  await createSendAlarms({
    pool: database.pool, signAlarm: createSignAlarm(keyFromJwk(privateKey)), now: () => new Date(),
    addresses: { CMM: { officers: `${receiver.url}/officers`, escalation: `${receiver.url}/escalation` }, NEC: { officers: 'http://127.0.0.1:9', escalation: 'http://127.0.0.1:9' } },
    events: { alarmed: ({ party, outcome }) => void outcomes.push(`${party} ${outcome}`) },
  })()
  return outcomes.sort()
}

/** Of each alarm by its party: how often it was tried, seconds until it is tried again, and whether it was delivered. */
const waiting = async () => (await database.adminPool.query<{ party: string; attempts: number; wait: number; delivered: boolean }>(
  `select party, attempts, round(extract(epoch from next_try_at - clock_timestamp()))::int as wait, delivered_at is not null as delivered
    from alarm order by party`)).rows

/** A second ago: the column keeps milliseconds, and what is rounded up would lie ahead of the round that follows at once. */
const beginAgain = (attempts: number) =>
  database.adminPool.query(`update alarm set attempts = $1, next_try_at = now() - interval '1 second'`, [attempts])

test('an alarm that was delivered is sent no more, and one of its party that cannot be reached keeps none from another', async () => {
  await make()
  await make({ party: 'NEC' })
  expect(await send()).toEqual(['CMM delivered', 'NEC failed'])
  expect((await waiting()).map(({ party, attempts, delivered }) => ({ party, attempts, delivered }))).toEqual([
    { party: 'CMM', attempts: 1, delivered: true }, { party: 'NEC', attempts: 1, delivered: false },
  ])
  await beginAgain(1)
  expect(await send()).toEqual(['NEC failed'])
  expect(receiver.received.map(({ path, genuine }) => ({ path, genuine }))).toEqual([{ path: '/officers', genuine: true }])
})

test.each([200, 299])('a receiver that answers %i has taken it', async (status) => {
  receiver.answerWith(status)
  await make()
  expect(await send()).toEqual(['CMM delivered'])
})

test.each([300, 302, 403, 500])('a receiver that answers %i has not taken it: it is tried again, and not where it is led', async (status) => {
  receiver.answerWith(status)
  await make()
  expect([await send(), await send()]).toEqual([['CMM failed'], []])
  expect(receiver.received).toHaveLength(1)
  expect(await waiting()).toMatchObject([{ attempts: 1, delivered: false }])
})

test.each([[0, 1], [1, 2], [5, 32], [9, 512], [10, 900], [2_000, 900]])('after %i tries it waits %i seconds', async (attempts, seconds) => {
  receiver.answerWith(503)
  await make()
  await beginAgain(attempts)
  expect(await send()).toEqual(['CMM failed'])
  const [one] = await waiting()
  expect([seconds - 1, seconds]).toContain(one?.wait)
})

test('one that its party has no address for waits until there is one, and is told of by nobody', async () => {
  await make({ kind: 'correctionNotice' })
  await make({ party: 'AT' })
  expect(await send()).toEqual([])
  expect(await waiting()).toMatchObject([{ party: 'AT', attempts: 0, delivered: false }, { party: 'CMM', attempts: 1, delivered: false }])
})

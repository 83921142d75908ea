import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { httpbis } from 'http-message-signatures'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ALARM_COVERS, ALARM_ID_HEADER, ALARM_PARAMS, ALARM_TAG } from '../../agencies/alarm-exchange.ts'
import { contentDigest } from '../../agencies/content-digest.ts'
import { createAlarmLog } from '../../agencies/reference/alarm-log.ts'
import { addAlarmPage } from '../../agencies/reference/alarm-page.ts'
import { createSignAlarm } from '../../gateway/alarms/sign-alarm.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { keyFromJwk } from '../../gateway/keys/signing-key.ts'

let folder: string
let file: string
let server: FastifyInstance
let url: string
const { privateKey, publicKey } = await makeSigningKey('orders')
const stranger = (await makeSigningKey('orders')).privateKey

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-'))
  file = join(folder, 'CMM-alarms.jsonl')
  server = Fastify()
  await addAlarmPage(server, { party: 'CMM', log: createAlarmLog(file), keys: [publicKey], now: () => new Date() })
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/alarms/officers`
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const alarm = (over: object = {}) => ({
  id: randomUUID(), kind: 'breakGlass', subject: 'breakGlass:samsyn-1:7', party: 'CMM', due: '2026-03-12T09:00:00.000Z',
  codes: { recipient: 'NGO-REDEN' }, madeAt: '2026-03-09T09:00:00.000Z', ...over,
})

const ring = async (made: ReturnType<typeof alarm>, { key = privateKey, at = new Date(), sent = made, signed = url, to = url, id = made.id } = {}): Promise<number> => {
  const headers = await createSignAlarm(keyFromJwk(key))(signed, id, JSON.stringify(made), at)
  return (await fetch(to, { method: 'POST', headers, body: JSON.stringify(sent) })).status
}
/** By the gateway's key, but not signed as it signs alarms. */
const ringOtherwise = async ({ fields = ALARM_COVERS, params = ALARM_PARAMS, tag = ALARM_TAG }): Promise<number> => {
  const [made, { kid, sign }] = [alarm(), keyFromJwk(privateKey)]
  const body = JSON.stringify(made)
  const { headers } = await httpbis.signMessage({
    key: { id: kid, alg: 'ed25519', sign: async (base: Buffer) => sign(base) }, fields, params,
    paramValues: { created: new Date(), nonce: randomUUID(), tag },
  }, { method: 'POST', url, headers: { 'content-type': 'application/json', 'content-digest': contentDigest(Buffer.from(body)), [ALARM_ID_HEADER]: made.id } })
  return (await fetch(url, { method: 'POST', headers: headers as Record<string, string>, body })).status
}
const rung = async (): Promise<string[]> => (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')

test('an alarm that the gateway signed is kept, once, and shown to the agency\'s officers', async () => {
  const made = alarm()
  expect(await ring(made)).toBe(204)
  expect(await ring(made)).toBe(204)
  expect((await rung()).map((line) => JSON.parse(line))).toEqual([{ ...made, way: 'officers', receivedAt: expect.any(String) }])
  expect(await (await fetch(url.replace('/officers', ''))).json()).toHaveLength(1)
  expect(createAlarmLog(file).all()).toHaveLength(1)
})

test('an alarm is signed for the address that it is sent to, however the gateway\'s settings write it', async () => {
  expect(await ring(alarm(), { signed: url.replace('http', 'HTTP') })).toBe(204)
  const [key, written] = [keyFromJwk(privateKey), 'https://CMM.example:443']
  const headers = await createSignAlarm(key)(written, 'a-1', '{}', new Date())
  expect(await httpbis.verifyMessage({
    requiredFields: ALARM_COVERS, keyLookup: async () => ({ verify: async (base, signature) => verify(null, base, createPublicKey({ key: publicKey, format: 'jwk' }), signature) }),
  }, { method: 'POST', url: 'https://cmm.example/', headers })).toBe(true)
})

test.each<[string, () => Promise<number>]>([
  ['of another key', () => ring(alarm(), { key: stranger })],
  ['that was altered on the way', () => { const made = alarm(); return ring(made, { sent: { ...made, subject: 'breakGlass:samsyn-1:8' } }) }],
  ['that was sent elsewhere', () => ring(alarm(), { to: url.replace('officers', 'escalation') })],
  ['under the id of another', () => ring(alarm(), { id: randomUUID() })],
  ['of a clock that is a minute ahead', () => ring(alarm(), { at: new Date(Date.now() + 60_000) })],
  ['whose signature is for something else', () => ringOtherwise({ tag: 'samsyn-order' })],
  ...ALARM_COVERS.map((one): [string, () => Promise<number>] =>
    [`whose signature leaves out \`${one}\``, () => ringOtherwise({ fields: ALARM_COVERS.filter((other) => other !== one) })]),
  ...ALARM_PARAMS.map((one): [string, () => Promise<number>] =>
    [`whose signature does not say \`${one}\``, () => ringOtherwise({ params: ALARM_PARAMS.filter((other) => other !== one) })]),
  ['of ten minutes ago', () => ring(alarm(), { at: new Date(Date.now() - 600_000) })],
  ['for another party', () => ring(alarm({ party: 'NEC' }))],
  ['without a signature', async () => (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(alarm()) })).status],
])('an alarm %s is refused, and rings nowhere', async (_, sent) => {
  expect(await sent()).toBe(403)
  expect(await rung()).toEqual([])
})

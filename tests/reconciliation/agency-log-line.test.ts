import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, importJWK, type CryptoKey, type JWK } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  LOG_SIGNATURE_HEADER, MOST_LINES, signLog, verifyLogRequest, type LogWindow, type OrderLogLine,
} from '../../agencies/order-log-exchange.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { keyFromJwk, type SigningJwk } from '../../gateway/keys/signing-key.ts'
import { openAgencyLogLine } from '../../gateway/reconciliation/agency-log-line.ts'
import type { ReadAgencyLog } from '../../gateway/reconciliation/reconcile.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'

/** An agency that has so many lines for a time, or asks to be asked about less: under its own signature. */
let linesOf: (window: LogWindow) => number | 'less time'
let asked = 0
let read: ReadAgencyLog
let close: () => Promise<void>

const line: OrderLogLine = { at: '2026-03-02T08:00:00.000Z', accepted: true, disclosureId: '00000000-0000-4000-8000-000000000001', asked: [] }
const WINDOW = { from: new Date('2026-03-02T08:00:00Z'), to: new Date('2026-03-02T08:00:01Z') }

beforeEach(async () => {
  asked = 0
  const gateway = await makeSigningKey('gateway-1')
  const own = await makeSigningKey('CMM-log')
  const signer = { key: await importJWK(own.privateKey, 'Ed25519') as CryptoKey, kid: 'CMM-log' }
  const server = createServer((request, response) => void (async () => {
    asked += 1
    const token = String(request.headers.authorization).replace('Bearer ', '')
    const window = await verifyLogRequest(token, createLocalJWKSet({ keys: [gateway.publicKey] }), 'CMM', new Date())
    const lines = linesOf(window)
    if (lines === 'less time') return response.writeHead(413).end()
    const { body, signature } = await signLog(Array.from({ length: lines }, () => line), window, 'CMM', signer, AUDIENCE, new Date())
    return response.setHeader(LOG_SIGNATURE_HEADER, signature).end(body)
  })())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  read = openAgencyLogLine({
    party: 'CMM', settings: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: own.publicKey as JWK },
    orderKey: keyFromJwk(gateway.privateKey as SigningJwk), audience: AUDIENCE, now: () => new Date(),
  })
  close = async () => { await once(server.close(), 'close') }
})
afterEach(() => close())

const lasts = ({ from, to }: LogWindow): number => to.getTime() - from.getTime()

test('a log that is too long for one answer is read whole, in parts of the time', async () => {
  linesOf = (window) => (lasts(window) > 250 ? 'less time' : MOST_LINES)
  expect(await read(WINDOW)).toHaveLength(4 * MOST_LINES)
  expect(asked).toBe(7)
})

test('a log that comes only in ever smaller parts keeps nobody reading it without end', async () => {
  linesOf = (window) => (lasts(window) > 1 ? 'less time' : 0)
  await expect(read(WINDOW)).rejects.toThrow('the log of `CMM` comes in too many answers')
  expect(asked).toBe(64)
})

test('an answer of more lines than were agreed is not taken', async () => {
  linesOf = () => MOST_LINES + 1
  await expect(read(WINDOW)).rejects.toThrow('the log is longer than one answer may be')
})

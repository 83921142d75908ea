import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Adapter, CaseAsk, Reply } from '../../agencies/adapter.ts'
import { AgencyFailure, type FailureKind } from '../../agencies/agency-failure.ts'
import { agency } from '../../agencies/cmm/agency.ts'

/** An agency that lies: answers what each test says, whatever it was asked. */
let answer = { status: 200, body: '' as string | Buffer | Readable, headers: {} as Record<string, string> }
let server: Server
let adapter: Adapter
let calls = 0

beforeAll(async () => {
  server = createServer((_request, response) => {
    calls += 1
    response.writeHead(answer.status, answer.headers)
    if (!(answer.body instanceof Readable)) response.end(answer.body)
    else pipeline(answer.body, response, () => undefined)
  })
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  adapter = await agency.createAdapter({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})

afterAll(async () => {
  await adapter.close()
  server.close()
})

const ask = (asks: readonly CaseAsk[]): Promise<Reply> =>
  adapter.fetch({ disclosureId: 'd-1', cases: asks, order: 'an.order', signal: AbortSignal.timeout(30_000) })

/** An answer with file numbers and facts in turn. */
const cases = (...parts: readonly string[]): string => {
  const items = parts.flatMap((part, at) => (at % 2 ? [] : [`{"sagsnummer":"${part}","oplysninger":${parts[at + 1]}}`]))
  return `{"sager":[${items.join()}]}`
}

const mira = [{ fileNumber: 'CMM-1', facts: ['needs.language'] }]

test.each<[string, string, object, number]>([
  ['a field beside the asked one', cases('CMM-1', '{"behov":{"sprog":"vi","tolk":"J"}}'), { needs: { language: 'vi' } }, 1],
  ['a nested object that no contract knows', cases('CMM-1', '{"familie":{"mor":"x","far":"x"}}'), {}, 1],
  ['`__proto__` among the facts', cases('CMM-1', '{"__proto__":{"needs":{"language":"x"}}}'), {}, 1],
  ['`__proto__` around the facts', '{"sager":[{"sagsnummer":"CMM-1","oplysninger":{},"__proto__":{}}],"__proto__":{}}', {}, 2],
  ['the case twice', cases('CMM-1', '{"behov":{"sprog":"vi"}}', 'CMM-1', '{"behov":{"sprog":"ro"}}'), { needs: { language: 'vi' } }, 1],
  ['another case before it', cases('CMM-2', '{"behov":{"sprog":7}}', 'CMM-1', '{"behov":null}'), { needs: null }, 1],
])('P3: an answer with %s gives just what was asked for, and counts the rest', async (_what, body, values, surplus) => {
  answer = { status: 200, body, headers: {} }
  const reply = await ask(mira)
  expect(reply).toEqual({ cases: new Map([['CMM-1', values]]), surplus })
  expect(({} as Record<string, unknown>)['needs']).toBeUndefined()
})

test('P3: 25 cases in another order, some twice, with a stranger\'s among them and one not there, are each their own', async () => {
  const numbers = Array.from({ length: 25 }, (_, index) => `CMM-${index}`)
  const said = (number: string): string[] => [number, `{"behov":{"sprog":"${number}"}}`]
  const present = numbers.filter((number) => number !== 'CMM-7')
  answer = { status: 200, body: cases(...[...present.toReversed(), 'CMM-99', ...present.slice(0, 3)].flatMap(said)), headers: {} }
  const reply = await ask(numbers.map((fileNumber) => ({ fileNumber, facts: ['needs.language'] })))
  expect(Object.fromEntries(reply.cases)).toEqual(Object.fromEntries(present.map((number) => [number, { needs: { language: number } }])))
  expect(reply.surplus).toBe(4)
})

test.each<[string, number, string, FailureKind]>([
  ['a wrong type', 200, cases('CMM-1', '{"behov":{"sprog":7}}'), 'garbled'],
  ['half a character', 200, cases('CMM-1', '{"behov":{"sprog":"\\ud83d"}}'), 'garbled'],
  ['a file number that is no text', 200, '{"sager":[{"sagsnummer":1,"oplysninger":{}}]}', 'garbled'],
  ['facts that are no object', 200, cases('CMM-1', '"Mira"'), 'garbled'],
  ['no facts', 200, '{"sager":[{"sagsnummer":"CMM-1"}]}', 'garbled'],
  ['a case that is nothing', 200, '{"sager":[null]}', 'garbled'],
  ['no cases', 200, '{}', 'garbled'],
  ['nothing', 200, '', 'garbled'],
  ['half a text', 200, '{"sager":[{"sagsnummer":"Mira', 'garbled'],
  ['a million brackets', 200, '['.repeat(1_000_000), 'garbled'],
  ['a redirect', 302, '{"sager":[]}', 'garbled'],
  ['status 404', 404, '{"sager":[]}', 'garbled'],
  ['status 204', 204, '', 'garbled'],
  ['status 401', 401, '{"fejl":"Mira"}', 'refused'],
  ['status 403', 403, '{"fejl":"Mira"}', 'refused'],
  ['status 429, for asking too often', 429, '{"fejl":"Mira"}', 'unreachable'],
  ['status 408, for asking too slowly', 408, '{"fejl":"Mira"}', 'unreachable'],
  ['status 503', 503, '{"fejl":"Mira"}', 'unreachable'],
])('an answer with %s (%i) is a failure without the agency\'s words', async (_what, status, body, kind) => {
  answer = { status, body, headers: { location: '/andetsteds' } }
  const before = calls
  await expect(ask(mira)).rejects.toThrow(new AgencyFailure(kind))
  expect(calls - before).toBe(1)
})

test('a text in another encoding is a failure, and no other text than the agency has', async () => {
  const body = cases('CMM-1', '{"behov":{"sprog":"færøsk"}}')
  answer = { status: 200, body: Buffer.from(body, 'latin1'), headers: { 'content-type': 'application/json; charset=iso-8859-1' } }
  await expect(ask(mira)).rejects.toThrow(new AgencyFailure('garbled'))
  answer = { status: 200, body: Buffer.from(`\uFEFF${body}`), headers: {} }
  expect((await ask(mira)).cases).toEqual(new Map([['CMM-1', { needs: { language: 'færøsk' } }]]))
})

test.each<[string, number, number, FailureKind]>([
  ['ten minutes ahead', 600, 403, 'clock'],
  ['ten minutes behind', -600, 401, 'clock'],
  ['half a minute behind, where orders of now count', -30, 403, 'refused'],
  ['ten minutes ahead, of a system that is down', 600, 503, 'unreachable'],
])('what is denied by a clock %s (%i s, status %i) is told apart from a refusal', async (_what, seconds, status, kind) => {
  answer = { status, body: '{"fejl":"Mira"}', headers: { date: new Date(Date.now() + seconds * 1_000).toUTCString() } }
  await expect(ask(mira)).rejects.toThrow(new AgencyFailure(kind))
})

test('an answer by a clock ten minutes ahead is an answer all the same', async () => {
  answer = { status: 200, body: cases('CMM-1', '{"behov":{"sprog":"vi"}}'), headers: { date: new Date(Date.now() + 600_000).toUTCString() } }
  expect((await ask(mira)).cases).toEqual(new Map([['CMM-1', { needs: { language: 'vi' } }]]))
})

test('an answer without end is cut off: an agency cannot fill the gateway\'s memory', async () => {
  const piece = Buffer.alloc(64 * 1024, ' ')
  let sent = 0
  const endless = function* (): Generator<Buffer> {
    for (;; sent += piece.length) yield piece
  }
  answer = { status: 200, body: Readable.from(endless()), headers: {} }
  await expect(ask(mira)).rejects.toThrow(new AgencyFailure('garbled'))
  expect(sent).toBeLessThan(32 * 1024 * 1024)
})

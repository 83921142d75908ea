import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { request } from 'undici'
import { AgencyFailure } from '../../agencies/agency-failure.ts'
import type { Adapter, Reply } from '../../agencies/adapter.ts'
import { agency } from '../../agencies/ngo/agency.ts'
import { createOrders, type Orders } from '../contract/orders.ts'

const folder = mkdtempSync(join(tmpdir(), 'reference-'))
const file = (name: string): string => join(folder, name)
const cases = [{ fileNumber: 'R-7', facts: ['assistanceStatus'] }]
let orders: Orders
let child: ChildProcessByStdio<null, Readable, null>
let ready: { ready: boolean; url: string; control: string }
let adapter: Adapter

const start = (...options: readonly string[]): typeof child => spawn(process.execPath, [
  '--import', 'tsx', 'agencies/reference/main.ts', '--gateway-keys', file('jwks.json'), ...options,
], { stdio: ['ignore', 'pipe', 'inherit'] })

const listening = async ({ stdout }: typeof child): Promise<typeof ready> => {
  const [line] = await once(createInterface({ input: stdout }), 'line') as [string]
  return JSON.parse(line) as typeof ready
}

const control = async (method: 'GET' | 'PUT' | 'DELETE', path: string, body?: object): Promise<{ status: number; body: unknown }> => {
  const reply = await request(ready.control + path, {
    method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await reply.body.text()
  return { status: reply.statusCode, body: text ? JSON.parse(text) as unknown : null }
}

const ask = async (): Promise<Reply> => adapter.fetch({
  disclosureId: 'd-1', cases, order: await orders.sign('NGO-REDEN', cases), signal: AbortSignal.timeout(30_000),
})

beforeAll(async () => {
  orders = await createOrders()
  writeFileSync(file('facts.json'), JSON.stringify({ 'R-7': { assistanceStatus: 'i kontakt' } }))
  writeFileSync(file('jwks.json'), JSON.stringify(orders.jwks))
  child = start('--agency', 'ngo', '--party', 'NGO-REDEN', '--facts', file('facts.json'), '--log', file('log.jsonl'))
  ready = await listening(child)
  adapter = await agency.createAdapter({ url: ready.url })
})

afterAll(async () => {
  await adapter?.close()
  child?.kill()
  rmSync(folder, { recursive: true })
})

test('a reference system runs as a process of its own, and keeps its own log, without values', async () => {
  expect(ready.ready).toBe(true)
  expect((await ask()).cases.get('R-7')).toEqual({ assistanceStatus: 'i kontakt' })
  expect((await control('GET', '/log')).body).toMatchObject([{ accepted: true, asked: cases, order: { recipient: 'UDLST' } }])
  expect(readFileSync(file('log.jsonl'), 'utf8')).toMatch(/^\{"at":"[^\n]+\}\n$/)
  expect(readFileSync(file('log.jsonl'), 'utf8')).not.toContain('i kontakt')
  expect((await control('DELETE', '/log')).status).toBe(204)
  expect((await control('GET', '/log')).body).toEqual([])
})

test('it can be told to misbehave, and to stop that', async () => {
  expect((await control('PUT', '/fault', { kind: 'fail' })).status).toBe(204)
  expect((await control('GET', '/health')).body).toEqual({ url: ready.url, fault: 'fail' })
  await expect(ask()).rejects.toThrow(new AgencyFailure('unreachable'))
  expect((await control('PUT', '/fault', { kind: null })).status).toBe(204)
  expect((await ask()).cases.size).toBe(1)
})

test.each([
  { kind: 'explode' }, { kind: 'slow', milliseconds: -1 }, { kind: 'slow', until: 'noon' }, {},
])('it is not told what it does not know: %j', async (fault) => {
  expect(await control('PUT', '/fault', fault)).toEqual({ status: 400, body: { title: 'there is no such fault' } })
})

test('it ends when told to, with a line half open', async () => {
  await control('DELETE', '/log')
  await control('PUT', '/fault', { kind: 'stall' })
  const asking = ask().then(() => 'no failure', (error: unknown) => error)
  await expect.poll(async () => (await control('GET', '/log')).body).toHaveLength(1)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(await asking).toEqual(new AgencyFailure('unreachable'))
})

test('it ends once when it is told to twice, by the terminal and by who started it', async () => {
  writeFileSync(file('none.json'), '{}')
  const siri = start('--agency', 'siri', '--party', 'SIRI', '--facts', file('none.json'), '--database-url', inject('postgresUrl'))
  await listening(siri)
  const ended = once(siri, 'exit')
  siri.kill('SIGINT')
  siri.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { aDaysWork, anOfficer, untilIndexed } from './an-officer.ts'
import { fillIndex } from './fill-index.ts'

let samsyn: AGateway
beforeAll(async () => {
  samsyn = await aGateway()
  await aDaysWork(samsyn)
})
afterAll(() => samsyn.close())

const exported = async (persona: string, asked: object, purpose: 'OVERSIGHT' | 'ASSISTANCE' = 'OVERSIGHT') => {
  const reply = await fetch(`${samsyn.url}/oversight/export`, {
    method: 'POST', headers: await samsyn.headersOf(persona, purpose), body: JSON.stringify({ reason: 'kvartalsvis kontrol', ...asked }),
  })
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
}

test('CSV opens in Danish Excel: its mark, semicolons, Danish headers and times, and no cell begins a formula', async () => {
  await samsyn.as('sara').for('ASSISTANCE', '=HYPERLINK("http://onde.example";"klik")').case('joy', '{ police { hearingDate } }')
  await untilIndexed(samsyn)
  const { status, headers, bytes } = await exported('dpo', { format: 'csv' })
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xEF, 0xBB, 0xBF]))
  const [header, first, ...rest] = bytes.subarray(3).toString().trimEnd().split('\r\n')
  expect(header).toMatch(/^Tidspunkt \(dansk tid\);Tidspunkt \(UTC\);Modtager;System;Medarbejder;Rolle;Formål;Begrundelse;Udfald;/)
  expect(first).toMatch(/^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d;\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z;CMM;/)
  expect(first).toContain(`"'=HYPERLINK(""http://onde.example"";""klik"")"`)
  expect(first).toContain(';Bistand og støtte;')
  expect([first, ...rest]).toHaveLength(Number(headers.get('samsyn-entries')))
  expect([header, first, ...rest].join()).not.toMatch(/synteti/i)
})

test('JSON Lines hold every entry that a search finds, and nothing of another agency', async () => {
  const filter = { purposes: ['INVESTIGATION', 'ASSISTANCE'] }
  const { headers, bytes } = await exported('poul', { format: 'jsonl', filter })
  const lines = bytes.toString().trimEnd().split('\n').map((line) => JSON.parse(line))
  expect(lines).toEqual(await anOfficer(samsyn, 'poul').all(filter))
  expect(headers.get('samsyn-entries')).toBe(String(lines.length))
})

test('an export has each entry that there is, and its leaf counts them all, also while the index is behind the trail', async () => {
  const filter = { purposes: ['ASSISTANCE'], recipients: ['CMM'] }
  await untilIndexed(samsyn)
  const known = await anOfficer(samsyn, 'dpo').all(filter)
  const behind = await samsyn.database.adminPool.connect()
  await behind.query('begin; lock table overseen_row in share mode')
  await samsyn.as('sara').for('ASSISTANCE').case('joy', '{ police { hearingDate } }')
  const asked = exported('dpo', { format: 'jsonl', filter })
  await pause(500)
  await behind.query('rollback')
  behind.release()
  const { headers, bytes } = await asked
  expect(bytes.toString().trimEnd().split('\n')).toHaveLength(known.length + 1)
  expect(headers.get('samsyn-entries')).toBe(String(known.length + 1))
})

test('an export is a leaf with its purpose, its filter and how many there were, before the first byte', async () => {
  const before = await leavesOf(samsyn)
  const { headers } = await exported('dpo', { format: 'jsonl', filter: { breakGlass: true } })
  const [leaf] = await leavesFrom(samsyn, before) as any[]
  expect(leaf).toMatchObject({
    kind: 'oversight', act: 'exportEntries', purpose: 'OVERSIGHT', reason: 'kvartalsvis kontrol',
    details: { filter: '{"breakGlass":true}', format: 'jsonl', entries: 1 },
  })
  expect(headers.get('samsyn-receipt')).toBe(`replica-1 ${before}`)
})

test('nobody else exports, nor for another purpose, without a reason or by a filter that is none; each refusal is a leaf', async () => {
  const refused: readonly [Parameters<typeof exported>, number, string][] = [
    [['sara', { format: 'csv' }], 403, 'FORBIDDEN'],
    [['sara', { format: 'csv', filter: { outsideHours: true } }], 403, 'FORBIDDEN'],
    [['sara', { format: 'csv' }, 'ASSISTANCE'], 403, 'PURPOSE_MISMATCH'],
    [['dpo', { format: 'csv', reason: '' }], 400, 'REASON_INVALID'],
    [['dpo', { format: 'xlsx' }], 400, 'REQUEST_INVALID'],
    [['dpo', { format: 'csv', filter: { party: 'NEC' } }], 400, 'VARIABLES_INVALID'],
    [['dpo', { format: 'csv', filter: { from: '2026-03-29T02:30:00' } }], 400, 'VARIABLES_INVALID'],
    [['dpo', { format: 'csv', filter: { until: true } }], 400, 'VARIABLES_INVALID'],
  ]
  for (const [asked, status, code] of refused) {
    const before = await leavesOf(samsyn)
    const reply = await exported(...asked)
    expect({ status: reply.status, code: JSON.parse(reply.bytes.toString()).errors[0].extensions.code }).toEqual({ status, code })
    expect(await leavesFrom(samsyn, before)).toMatchObject([{ kind: 'refusal', code }])
  }
})

test('a reader who stops reading ends the export, and the gateway goes on', async () => {
  const stopped = new AbortController()
  const reply = await fetch(`${samsyn.url}/oversight/export`, {
    method: 'POST', headers: await samsyn.headersOf('dpo', 'OVERSIGHT'), signal: stopped.signal,
    body: JSON.stringify({ reason: 'kvartalsvis kontrol', format: 'jsonl' }),
  })
  stopped.abort()
  await expect(reply.text()).rejects.toThrow()
  expect((await exported('dpo', { format: 'csv' })).status).toBe(200)
})

test.each(['csv', 'jsonl'])('an officer who is ended while she reads gets no page more, and her reader is told that the %s is not whole', async (format) => {
  await fillIndex(samsyn.database.adminPool, { party: 'CMM', rows: 30_000, latest: new Date(Date.now() - 86_400_000) })
  const reply = await fetch(`${samsyn.url}/oversight/export`, {
    method: 'POST', headers: await samsyn.headersOf('dpo', 'OVERSIGHT'), body: JSON.stringify({ reason: 'kvartalsvis kontrol', format }),
  })
  await samsyn.database.adminPool.query(`insert into ended_employee values ('CMM', 'cmm-1002', now())`)
  await expect.poll(async () => (await samsyn.as('dpo').for('OVERSIGHT').run('{ savedSearches { name } }')).status, { timeout: 10_000 }).toBe(401)
  await expect(reply.text()).rejects.toThrow('terminated')
  await samsyn.database.adminPool.query(`delete from ended_employee where employee = 'cmm-1002'`)
  await samsyn.database.adminPool.query(`delete from overseen_row where log_id = 'filled'`)
  await expect.poll(async () => (await exported('dpo', { format })).status, { timeout: 10_000 }).toBe(200)
}, 30_000)

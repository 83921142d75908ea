import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createHandOver } from '../../gateway/mail/hand-over.ts'
import type { MailSettings } from '../../gateway/mail/mail-settings.ts'
import { forgetMails, putMail } from '../../gateway/mail/outbox.ts'
import { createRemindOfDeadlines } from '../../gateway/mail/remind-of-deadlines.ts'
import { createSendMails } from '../../gateway/mail/send-mails.ts'
import { createWarnOfExpiry } from '../../gateway/mail/warn-of-expiry.ts'
import { createControlData, type ControlledCase } from '../../gateway/registry/control-data.ts'
import { openCases } from '../../gateway/registry/open-cases.ts'
import { NATIONAL_GROUP } from '../../gateway/registry/reference-group.ts'
import { clocksOf } from '../../policies/clocks/clocks-of.ts'
import { danishDay, instantOf } from '../../policies/clocks/danish-day.ts'
import { deadlineReminder, MOST_AHEAD } from '../../policies/clocks/deadline-reminder.ts'
import { endsSoon } from '../../policies/clocks/ends-soon.ts'
import { createSeed, type Seed } from '../../prisma/seed/seed.ts'
import { writeControlData } from '../../prisma/seed/write.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aMailServer } from './a-mail-server.ts'

const DAY = 24 * 60 * 60 * 1000
const CONSOLE = 'https://samsyn.example'

let database: TestDatabase
let seed: Seed
let authority: Awaited<ReturnType<typeof anAuthority>>
let server: Awaited<ReturnType<typeof aMailServer>>
let settings: MailSettings
let folder: string
let clock = noonToday()
const told: object[] = []

/** Noon in UTC: the morning has come in Denmark, and the day has not ended. */
function noonToday(): Date {
  return new Date(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`)
}

const now = (): Date => clock
const deps = () => ({ pool: database.pool, controlData: createControlData(database.pool), parties: settings.parties, now })
const remind = () => createRemindOfDeadlines(deps())()
const sender = (changed: Partial<MailSettings> = {}) => createSendMails({
  pool: database.pool, settings: { ...settings, ...changed }, console: CONSOLE, handOver: createHandOver({ ...settings, ...changed }),
  events: { mailed: (event) => void told.push(event) }, now,
})
const send = (changed: Partial<MailSettings> = {}) => sender(changed)()
const waiting = async (): Promise<number> => (await database.pool.query('select from mail where sent_at is null')).rowCount ?? 0

beforeAll(async () => {
  [database, authority, folder] = await Promise.all([aDatabase(), anAuthority(), mkdtemp(join(tmpdir(), 'samsyn-mail-'))])
  const { key, certificate } = authority.server
  server = await aMailServer({ key, certificate, user: 'samsyn', pass: 'hemmelig' })
  const [ca, credentials] = [join(folder, 'ca.pem'), join(folder, 'credentials.json')]
  await writeFile(ca, authority.ca)
  await writeFile(credentials, JSON.stringify({ user: 'samsyn', pass: 'hemmelig' }), { mode: 0o600 })
  settings = {
    server: { host: '127.0.0.1', port: server.port, tls: 'starttls', ca }, credentials, from: 'samsyn@samsyn.example',
    parties: {
      'RG-KOBENHAVN': { deadlines: ['en@gruppen.example', 'to@gruppen.example'] },
      'RG-DK': { deadlines: ['alle@gruppen.example'] },
      CMM: { deadlines: ['sager@cmm.example'], administrators: ['drift@cmm.example'] },
      SAMSYN: { administrators: ['drift@samsyn.example'] },
    },
  }
  seed = createSeed({ today: clock, generated: 60, random: 26_11 })
  await writeControlData(database.adminPool, seed)
})
afterAll(async () => {
  await server.close()
  authority.close()
  await Promise.all([rm(folder, { recursive: true }), database.drop()])
})
beforeEach(async () => {
  clock = noonToday()
  server.taken.length = told.length = 0
  server.state.refuses.clear()
  await database.adminPool.query('truncate mail, told_deadline')
})

describe('a mail of deadlines', () => {
  test('Be told (no personal data in the mail) when a deadline is 7, 3 and 1 days away.', async () => {
    await remind()
    await send()
    const toGroup = server.taken.filter(({ to }) => to.includes('en@gruppen.example'))
    expect(toGroup.map(({ subject }) => subject).join()).toMatch(/Samsyn: \d+ frist(er)? inden for 7 dage \/ \d+ deadlines? within 7 days/)
    expect(toGroup[0]?.text).toMatch(/^Der er \d+ frist[^]*i sager, som gruppen følger[^]*https:\/\/samsyn.example\/console\/tavle\?show=week[^]*---\s+There (is|are) \d+ deadline/)
    expect(server.taken.filter(({ to }) => to.includes('sager@cmm.example'))[0]?.text).toMatch(/hvor din myndighed er den næste/)
    const secrets = seed.cases.flatMap(({ id, name, links }) => [
      id, name, 'Testesen', ...links.flatMap(({ handle, fileNumber }) => [handle, fileNumber]),
    ]).filter((one): one is string => typeof one === 'string' && one.length > 2)
    expect(secrets.length).toBeGreaterThan(100)
    for (const { raw, text } of server.taken)
      for (const secret of secrets) expect(`${raw}${text}`.toLowerCase()).not.toContain(secret.toLowerCase())
  })

  test('is not for the national group, which sees no small numbers, nor for who is no party to the case', async () => {
    await database.adminPool.query(`update link set ended_at = now() where party = 'CMM'`)
    await remind()
    await database.adminPool.query(`update link set ended_at = null where party = 'CMM'`)
    const { rows } = await database.pool.query<{ party: string }>('select distinct party from told_deadline')
    expect(rows).toEqual([{ party: 'RG-KOBENHAVN' }])
  })

  test('counts each deadline once, whichever of two replicas comes first, and again when fewer days are left', async () => {
    await Promise.all([remind(), remind()])
    const counted = async (): Promise<number> => Number((await database.pool.query(
      `select coalesce(sum((content ->> 'count')::int), 0) as all from mail where party = 'RG-KOBENHAVN'`)).rows[0].all)
    const { rowCount } = await database.pool.query(`select from told_deadline where party = 'RG-KOBENHAVN'`)
    const first = await counted()
    expect(first).toBe(rowCount)
    const mailed = await database.pool.query(`select party, (content ->> 'days')::int as days, sum((content ->> 'count')::int) as count
      from mail group by party, 2 order by party, days`)
    const due = await database.pool.query('select party, days, count(*) as count from told_deadline group by party, days order by party, days')
    expect(mailed.rows).toEqual(due.rows)
    expect(first).toBeGreaterThan(0)
    await remind()
    expect(await counted()).toBe(first)
    const { rows: [week] } = await database.pool.query<{ ends: Date }>(
      `select ends from told_deadline where party = 'RG-KOBENHAVN' and days = 7 order by ends limit 1`)
    clock = new Date((week?.ends.getTime() ?? 0) - 2.5 * DAY)
    await remind()
    const again = await database.pool.query(`select from told_deadline where party = 'RG-KOBENHAVN' and ends = $1 and days = 3`, [week?.ends])
    expect(again.rowCount).toBeGreaterThan(0)
    expect(await counted()).toBeGreaterThan(first)
  })

  test('is not made again by a clock that is behind one that saw the deadline pass', async () => {
    const ends = async (): Promise<unknown[]> => (await database.pool.query('select ends from told_deadline order by ends')).rows.map(({ ends: at }) => at)
    const passed = (hours: number): Date => new Date(Date.now() - hours * 3_600_000)
    const recent = [passed(23), passed(1)]
    await database.adminPool.query(`insert into told_deadline select $1, 'detention', ends, 1, 'CMM' from unnest($2::timestamptz[]) as ends`,
      [seed.cases[0]?.id, [passed(25), ...recent]])
    clock = new Date(Date.now() + 365 * DAY)
    await remind()
    expect(await ends()).toEqual(recent)
  })

  test('is made of few of the open cases, read on any day of half a year, and none that it is due for is left out', async () => {
    const controlData = createControlData(database.pool)
    const open = await openCases(controlData)
    let most = 0
    for (let day = 0; day < 210; day += 3) {
      const at = new Date(clock.getTime() + day * DAY)
      const isDue = (one: ControlledCase): boolean => clocksOf(one, at).some(({ ends }) => ends !== null && deadlineReminder(instantOf(new Date(ends)), at) !== null)
      const read = (await controlData.endingSoon(NATIONAL_GROUP, endsSoon(at, MOST_AHEAD))).map(({ caseId }) => caseId)
      expect(read).toEqual(expect.arrayContaining(open.filter(isDue).map(({ caseId }) => caseId)))
      most = Math.max(most, read.length)
    }
    expect(most).toBeLessThan(open.length)
  })

  test('is not made in the night', async () => {
    clock = new Date(`${clock.toISOString().slice(0, 10)}T03:00:00Z`)
    await remind()
    expect(await waiting()).toBe(0)
  })
})

describe('the outbox', () => {
  const put = (about = 'a') => putMail(database.pool, { kind: 'deadlines', party: 'RG-KOBENHAVN', about, content: { count: 1, days: 3 } }, clock)

  test('is handed over under TLS and a login, in one mail whose readers do not see each other, and as made by a machine', async () => {
    await put()
    await put()
    await send()
    expect(server.taken).toMatchObject([{ from: 'samsyn@samsyn.example', to: ['en@gruppen.example', 'to@gruppen.example'], encrypted: true, user: 'samsyn' }])
    expect(server.taken[0]?.raw).toMatch(/Auto-Submitted: auto-generated/i)
    expect(server.taken[0]?.raw).not.toContain('gruppen.example')
    expect(told).toEqual([{ kind: 'deadlines', party: 'RG-KOBENHAVN', taken: 2, refused: 0 }])
    await send()
    expect(server.taken.length).toBe(1)
  })

  test('is kept while the server is down, tried again later and later, and then sent', async () => {
    await put()
    server.state.down = true
    await send()
    await send()
    expect(told.length).toBe(1)
    clock = new Date(clock.getTime() + 120_000)
    await send()
    expect(told.length).toBe(2)
    server.state.down = false
    clock = new Date(clock.getTime() + 239_000)
    await send()
    expect(server.taken).toEqual([])
    clock = new Date(clock.getTime() + 1_000)
    await send()
    expect(server.taken.length).toBe(1)
    expect(await waiting()).toBe(0)
  })

  test('says of what day it is, when it is sent days later: what was within three days then may have passed', async () => {
    await put()
    server.state.down = true
    await send()
    server.state.down = false
    const made = danishDay(clock).toString()
    clock = new Date(clock.getTime() + 5 * DAY)
    await send()
    const [{ text } = { text: '' }] = server.taken
    expect(text).toContain(`Mailen er skrevet den ${made.split('-').reverse().join('.')}.`)
    expect(text).toContain(`This mail was written on ${made}.`)
  })

  test('hands nothing over to a server that it does not know, nor without TLS', async () => {
    await put()
    await send({ server: { ...settings.server, ca: undefined } })
    clock = new Date(clock.getTime() + DAY)
    await send({ server: { ...settings.server, tls: 'none' } })
    expect(server.taken).toEqual([])
    expect(await waiting()).toBe(1)
  })

  test('hands nothing over in the clear to a server that no longer offers TLS: someone may sit on the line', async () => {
    const { key, certificate } = authority.server
    const [stripped, implicit] = [await aMailServer({ key, certificate, tls: 'none' }), await aMailServer({ key, certificate, tls: 'implicit' })]
    const handsOver = (port: number, tls: MailSettings['server']['tls']): Promise<number> =>
      createHandOver({ ...settings, credentials: undefined, server: { ...settings.server, port, tls } })('m', { subject: 's', text: 't' }, ['en@gruppen.example'])
    for (const tls of ['starttls', 'implicit'] as const) await expect(handsOver(stripped.port, tls)).rejects.toThrow()
    expect([await handsOver(stripped.port, 'none'), await handsOver(implicit.port, 'implicit')]).toEqual([1, 1])
    expect([...stripped.taken, ...implicit.taken].map(({ encrypted }) => encrypted)).toEqual([false, true])
    await Promise.all([stripped.close(), implicit.close()])
  })

  test('is not held up by a server that goes on saying a little and never all: no mail takes longer than 30 seconds', async () => {
    const dripping = createServer((line) => {
      line.on('error', () => undefined).write('220 here\r\n')
      const drip = setInterval(() => line.write('250-more\r\n'), 100)
      line.once('close', () => clearInterval(drip))
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void dripping.close())
    await once(dripping, 'listening')
    const { timeout } = AbortSignal
    const inAll = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(milliseconds / 30))
    onTestFinished(() => inAll.mockRestore())
    const { port } = dripping.address() as AddressInfo
    const handOver = createHandOver({ ...settings, credentials: undefined, server: { ...settings.server, port, tls: 'none' } })
    const handed = handOver('m', { subject: 's', text: 't' }, ['en@gruppen.example']).then(() => 'taken', () => 'given up')
    expect(await Promise.race([handed, wait(5_000, 'still waits')])).toBe('given up')
    expect(inAll).toHaveBeenCalledWith(30_000)
  }, 20_000)

  test('tries a mail for a week, and remembers it for 100 days: nothing is sent about the same again', async () => {
    clock = new Date(clock.getTime() - 101 * DAY)
    await put()
    clock = new Date(clock.getTime() + 7 * DAY)
    await send()
    expect([server.taken, told]).toEqual([[], []])
    clock = new Date(clock.getTime() + 93 * DAY)
    await forgetMails(database.pool, clock)
    await put()
    expect(await waiting()).toBe(1)
    await forgetMails(database.pool, new Date(clock.getTime() + 1))
    expect(await waiting()).toBe(0)
  })

  test('reaches the others when one address is refused, and says so', async () => {
    server.state.refuses.add('to@gruppen.example')
    await put()
    await send()
    expect(server.taken).toMatchObject([{ to: ['en@gruppen.example'] }])
    expect(told).toEqual([{ kind: 'deadlines', party: 'RG-KOBENHAVN', taken: 1, refused: 1 }])
  })

  test('is not forgotten, nor what it was about, when a clock jumps ahead by a year', async () => {
    await put()
    await forgetMails(database.pool, new Date(Date.now() + 365 * DAY))
    expect(await waiting()).toBe(1)
    await database.adminPool.query(`update mail set made_at = now() - interval '101 days'`)
    await forgetMails(database.pool, clock)
    expect(await waiting()).toBe(0)
  })

  test('is sent by one of two replicas', async () => {
    await Promise.all(['a', 'b', 'c'].map(put))
    await Promise.all([send(), send()])
    expect(server.taken.length).toBe(3)
    expect(new Set(server.taken.map(({ id }) => id)).size).toBe(3)
  })

  test('sends a mail again, under the same id, when it is killed before it could note that it was taken', async () => {
    await put()
    const noted = (text: string) => { throw new Error(text) }
    const killed = createSendMails({
      pool: { query: async (text: string, values: unknown[]) => text.includes('sent_at =') ? noted('killed') : database.pool.query(text, values) } as never,
      settings, console: CONSOLE, handOver: createHandOver(settings), events: { mailed: () => {} }, now,
    })
    await expect(killed()).rejects.toThrow('killed')
    await send()
    expect(server.taken.length).toBe(1)
    clock = new Date(clock.getTime() + 120_000)
    await send()
    expect(server.taken.length).toBe(2)
    expect(server.taken[0]?.id).toBe(server.taken[1]?.id)
    expect(await waiting()).toBe(0)
  })
})

describe('a warning that a certificate ends', () => {
  test('reaches the agency\'s administrators 60, 30 and 7 days ahead, once each, and the gateway\'s own for its own and for whom it knows no other', async () => {
    const endsAt = clock.getTime() + 50 * DAY
    let renewed = 0
    const expiries = async () => ['CMM', 'NEC', 'gateway'].map((of) => ({ of, name: 'client.crt', expiresAt: new Date(endsAt + renewed) }))
    const warn = createWarnOfExpiry({ pool: database.pool, expiries, parties: settings.parties, now })
    for (const days of [50, 49, 29, 28, 6, 5, -1]) {
      clock = new Date(endsAt - days * DAY)
      await Promise.all([warn(), warn()])
      await send()
    }
    expect(server.taken.map(({ to, subject }) => `${to} ${/\d+ dage/.exec(subject)?.[0]}`).sort()).toEqual([
      'drift@cmm.example 30 dage', 'drift@cmm.example 60 dage', 'drift@cmm.example 7 dage',
      ...['30', '60', '7'].flatMap((days) => Array<string>(2).fill(`drift@samsyn.example ${days} dage`)),
    ])
    renewed = 14 * DAY
    await warn()
    expect(await waiting()).toBe(3)
    expect(server.taken[0]?.text).toMatch(/client\.crt \(CMM\) udløber \d\d\.\d\d\.\d{4}[^]*ends on \d{4}-/)
  })
})

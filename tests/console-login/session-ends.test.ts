import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createEndSessions } from '../../gateway/console/end-sessions.ts'
import { createSessions, IDLE, LONGEST } from '../../gateway/console/sessions.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { eventually } from '../eventually.ts'
import { aConsole, ORIGIN, type AConsole } from './a-console.ts'

const PROPOSALS = '{ policyProposals { inForce } }'

describe('a session ends', () => {
  let samsyn: AConsole
  beforeAll(async () => { samsyn = await aConsole() })
  afterAll(() => samsyn.close())

  const logout = async (browser: Awaited<ReturnType<AConsole['loggedIn']>>): Promise<{ leave: string | null }> =>
    JSON.parse((await browser.go(`${ORIGIN}/console/logout`, { method: 'POST', headers: await samsyn.own(browser), body: '{}' })).text)

  test('by logging out, on every replica at once, also for who took its cookie before', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const [here, there] = [samsyn.browser(0), samsyn.browser(1)]
    for (const thief of [here, there]) thief.jar.set(ORIGIN, new Map(browser.jar.get(ORIGIN)))
    for (const thief of [here, there]) expect(samsyn.outcome(await samsyn.ask(thief, 'OVERSIGHT', PROPOSALS))).toHaveProperty('policyProposals')
    await logout(browser)
    expect([...browser.jar.get(ORIGIN)?.keys() ?? []]).toEqual([])
    for (const thief of [here, there]) {
      expect(samsyn.outcome(await samsyn.ask(thief, 'OVERSIGHT', PROPOSALS))).toBe('SESSION_ENDED')
      expect((await samsyn.session(thief)).session).toBeNull()
    }
  })

  test('at the issuer too: what it was given there is worth nothing more, and the browser is led to log out there', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const { leave } = await logout(browser)
    const page = await browser.go(leave ?? '')
    expect(page.text).toContain('Log ud')
    expect(new URL(leave ?? '').searchParams.get('id_token_hint')).toBeNull()
    const form = new URLSearchParams({ xsrf: /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '', logout: 'yes' })
    const left = await browser.go(/action="([^"]+)"/.exec(page.text)?.[1] ?? '', {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString(),
    })
    expect([left.url.split('?')[0], left.status]).toEqual([`${ORIGIN}/console/`, 200])
  })

  test('once the issuer no longer knows the login: the next purpose gets no token', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1207')
    expect(samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS))).toHaveProperty('policyProposals')
    const page = await browser.go(`${samsyn.issuer.trusted.issuer}/session/end`)
    await browser.go(/action="([^"]+)"/.exec(page.text)?.[1] ?? '', {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf: /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '', logout: 'yes' }).toString(),
    })
    expect(samsyn.outcome(await samsyn.ask(browser, 'ASSISTANCE', PROPOSALS))).toBe('SESSION_ENDED')
    expect((await samsyn.session(browser)).session).toBeNull()
  })

  test('when the console\'s client of the agency is suspended, within five seconds on every replica', async () => {
    const browsers = [await samsyn.loggedIn('NEC', 'nec-10007', 0), await samsyn.loggedIn('NEC', 'nec-10007', 1)]
    for (const browser of browsers) expect(await samsyn.own(browser)).toHaveProperty('x-samsyn-shown-to', 'NEC/nec-10007/dpo')
    await samsyn.database.adminPool.query(`update client set suspended_at = now() where id = 'nec-konsol'`)
    await eventually(async () => {
      for (const browser of browsers) {
        expect((await samsyn.session(browser)).session).toBeNull()
        expect(samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS))).toBe('UNAUTHENTICATED')
      }
    })
  })

  test('by itself, although a page that nobody is at goes on asking', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const { rows: [session] } = await samsyn.database.adminPool.query<{ id: string }>(
      `update console_session set used_at = now() - interval '10 minutes' where id = (select id from console_session order by opened_at desc limit 1) returning id`)
    const minutesUnused = async (headers: Record<string, string>): Promise<number> => {
      expect(samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS, {}, '', headers))).toHaveProperty('policyProposals')
      const { rows: [row] } = await samsyn.database.adminPool.query<{ minutes: number }>(
        'select extract(epoch from now() - used_at)::float / 60 as minutes from console_session where id = $1', [session?.id])
      return row?.minutes ?? NaN
    }
    expect(await minutesUnused({ ...await samsyn.own(browser), 'x-samsyn-unattended': '1' })).toBeGreaterThan(9)
    expect(await minutesUnused(await samsyn.own(browser))).toBeLessThan(9)
  })

  test('for nobody while it is not known who has left: the page is told to ask again, not that she is logged out', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const told: number[] = []
    await samsyn.database.adminPool.query('alter table ended_employee rename to away')
    await expect.poll(async () => {
      told.push((await browser.go(`${ORIGIN}/console/session`)).status)
      return told.at(-1)
    }, { interval: 500, timeout: 10_000 }).not.toBe(200).finally(() => samsyn.database.adminPool.query('alter table away rename to ended_employee'))
    expect(told.at(-1)).toBe(503)
    await expect.poll(async () => (await browser.go(`${ORIGIN}/console/session`)).status, { timeout: 10_000 }).toBe(200)
  })

  test('for all when the database is gone: nobody is answered on a memory of who was logged in', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    await samsyn.database.adminPool.query('alter table console_session rename to away')
    const answer = await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS)
    await samsyn.database.adminPool.query('alter table away rename to console_session')
    expect([answer.status, samsyn.outcome(answer)]).toEqual([503, 'UNAVAILABLE'])
  })
})

describe('of a session', () => {
  let database: TestDatabase
  beforeAll(async () => { database = await aDatabase() })
  afterEach(() => database.adminPool.query('delete from console_session'))
  afterAll(() => database.drop())

  const dorte = { party: 'CMM', client: 'cmm-konsol', employee: 'cmm-1002', role: 'dpo', name: 'Dorte Prøvested', refreshToken: 'kanarie', issuerSession: null } as const
  const start = Date.parse('2026-11-22T09:00:00Z')
  const at = (milliseconds: number, key = 7) =>
    createSessions({ pool: database.pool, key: new Uint8Array(32).fill(key), now: () => new Date(start + milliseconds) })

  test('15 minutes without use are the last', async () => {
    const secret = await at(0).open(dorte, database.pool)
    expect((await at(IDLE - 1).use(secret))?.loggedIn).toEqual(dorte)
    expect((await at(2 * IDLE - 2).use(secret))?.loggedIn).toEqual(dorte)
    expect(await at(3 * IDLE - 2).use(secret)).toBeUndefined()
  })
  test('looking whether it is in force is no use', async () => {
    const secret = await at(0).open(dorte, database.pool)
    expect((await at(IDLE - 1).look(secret))?.loggedIn).toEqual(dorte)
    expect(await at(IDLE).look(secret)).toBeUndefined()
  })
  test('the end is one, and so are its leaf and the letting go of its tokens, however many end it at once', async () => {
    const session = (await at(0).look(await at(0).open(dorte, database.pool)))!
    const seen: unknown[] = []
    const { end } = createEndSessions({
      pool: database.pool, useOnce: undefined as never,
      sessions: at(0), forget: (one) => void seen.push(one), recordSession: async (_act, { employee }) => void seen.push(employee), events: undefined as never,
    })
    await Promise.all([end(session, 'logOut'), end(session, 'endSession')])
    expect(seen).toEqual([session, 'cmm-1002'])
  })
  test('its end is gone from a backup of before: there another key of the console ends it', async () => {
    const secret = await at(0).open(dorte, database.pool)
    const { rows: [backup] } = await database.adminPool.query('select to_jsonb(one) as row from console_session one')
    await at(0).end((await at(0).look(secret))!)
    expect(await at(0).look(secret)).toBeUndefined()
    await database.adminPool.query('delete from console_session')
    await database.adminPool.query('insert into console_session select (jsonb_populate_record(null::console_session, $1)).*', [backup.row])
    expect((await at(0).look(secret))?.loggedIn).toEqual(dorte)
    expect(await at(0, 8).look(secret)).toBeUndefined()
  })
  test('its issuer ends what is in force, of whom it names, and nothing that was over', async () => {
    const [secret, said] = [await at(0).open(dorte, database.pool), { party: 'CMM', client: 'cmm-konsol', issuerSession: null }]
    expect(await at(0).endOf({ ...said, employee: null }, database.pool)).toEqual([])
    expect(await at(IDLE).endOf({ ...said, employee: 'cmm-1002' }, database.pool)).toEqual([])
    expect(await at(IDLE - 1).endOf({ ...said, employee: 'cmm-1002' }, database.pool)).toEqual([{ employee: 'cmm-1002', role: 'dpo' }])
    expect(await at(0).look(secret)).toBeUndefined()
    expect(await at(0).endOf({ ...said, employee: 'cmm-1002' }, database.pool)).toEqual([])
  })
  test('eight hours are the longest, however much it is used, and then its row goes', async () => {
    const secret = await at(0).open(dorte, database.pool)
    for (let time = 0; time < LONGEST; time += IDLE - 1) expect(await at(time).use(secret)).toBeDefined()
    expect(await at(LONGEST).use(secret)).toBeUndefined()
    await at(LONGEST).open(dorte, database.pool)
    expect((await database.adminPool.query('select from console_session')).rowCount).toBe(1)
  })
  test('nothing is read without the cookie, or without the console\'s key', async () => {
    const secret = await at(0).open(dorte, database.pool)
    const { rows: [row] } = await database.adminPool.query<{ id: string; sealed: string }>('select id, sealed from console_session')
    expect(JSON.stringify(row)).not.toContain('kanarie')
    expect(row?.id).not.toBe(secret)
    expect(await at(0, 8).look(secret)).toBeUndefined()
    expect(await at(0).look(row?.id)).toBeUndefined()
    expect(await at(0).look(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'E' : 'A'}`)).toBeUndefined()
  })
  test.each([undefined, '', 'x', `${'A'.repeat(43)}\n`, '../../etc/passwd'])('the cookie `%s` is none', async (secret) => {
    expect(await at(0).use(secret)).toBeUndefined()
  })
})

import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBackChannelLogout } from '../../gateway/console/back-channel-logout.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import type { OversightEntry } from '../../gateway/trail/entry.ts'
import { anIssuer } from '../identity/an-issuer.ts'
import type { ABrowser } from './a-browser.ts'
import { aConsole, ORIGIN, type AConsole } from './a-console.ts'

const PROPOSALS = '{ policyProposals { inForce } }'

let samsyn: AConsole
beforeAll(async () => { samsyn = await aConsole() })
afterAll(() => samsyn.close())

const sessionLeaves = async (employee: string) => (await samsyn.database.adminPool.query<{ entry: OversightEntry }>(
  `select convert_from(entry, 'utf8')::json as entry from trail_leaf order by log_id, index`)).rows
  .map(({ entry }) => entry).filter((entry) => entry.actor?.employee === employee && !('about' in entry && entry.about !== null))

const isLoggedIn = async (browser: ABrowser): Promise<boolean> => (await samsyn.session(browser)).session !== null

const logOut = async (browser: ABrowser): Promise<number> =>
  (await browser.go(`${ORIGIN}/console/logout`, { method: 'POST', headers: await samsyn.own(browser), body: '{}' })).status

/** Logs out at the issuer's own page, as from another of its services. */
const leaveIssuer = async (browser: ABrowser): Promise<void> => {
  const page = await browser.go(`${samsyn.issuer.trusted.issuer}/session/end`)
  await browser.go(/action="([^"]+)"/.exec(page.text)?.[1] ?? '', {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf: /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '', logout: 'yes' }).toString(),
  })
}

/** What the console answers a logout token with, on one of its replicas. */
const tell = async (token: string, replica = 0): Promise<number> => (await samsyn.browser(replica).go(`${ORIGIN}/console/backchannel-logout`, {
  method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ logout_token: token }).toString(),
})).status

const now = (): number => Math.floor(Date.now() / 1_000)
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const claims = (said: Record<string, unknown> = {}): JWTPayload => ({
  iss: samsyn.issuer.trusted.issuer, aud: 'cmm-konsol', sub: 'cmm-1311', iat: now(), exp: now() + 120, jti: randomUUID(), events: EVENTS, ...said,
})

describe('a login', () => {
  test('and a logout are leaves: who and when, and no address', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1650')
    const again = samsyn.browser()
    again.jar.set(ORIGIN, new Map(browser.jar.get(ORIGIN)))
    expect([await logOut(browser), await logOut(browser), await logOut(again)]).toEqual([200, 200, 200])
    const leaves = await sessionLeaves('cmm-1650')
    expect(leaves.map(({ kind, act, actor, details }) => ({ kind, act, actor, details }))).toEqual(['logIn', 'logOut'].map((act) => ({
      kind: 'oversight', act, actor: { party: 'CMM', client: 'cmm-konsol', employee: 'cmm-1650', role: 'administrator' }, details: {},
    })))
    expect(JSON.stringify(leaves)).not.toMatch(/127\.0\.0\.1|::1/)
  })

  test('of an employee who has left opens nothing, and is a leaf', async () => {
    await samsyn.database.adminPool.query(`insert into ended_employee values ('UDLST', 'us-1001', now())`)
    await expect.poll(async () => {
      const browser = await samsyn.loggedIn('UDLST', 'us-1001')
      return [await isLoggedIn(browser), browser.visited.at(-2)?.url]
    }, { interval: 300 }).toEqual([false, `${ORIGIN}/console/?login=UNAUTHENTICATED`])
    expect((await sessionLeaves('us-1001')).at(-1)).toMatchObject({ kind: 'refusal', code: 'UNAUTHENTICATED', purpose: 'OVERSIGHT' })
  })

  test('opens nothing while it cannot be recorded', async () => {
    await samsyn.database.adminPool.query('alter table trail_head rename to away')
    const browser = await samsyn.loggedIn('NEC', 'nec-20417')
    await samsyn.database.adminPool.query('alter table away rename to trail_head')
    expect([await isLoggedIn(browser), browser.visited.at(-2)?.url]).toEqual([false, `${ORIGIN}/console/?login=TRAIL_UNAVAILABLE`])
    await expect.poll(async () => isLoggedIn(await samsyn.loggedIn('NEC', 'nec-20417'))).toBe(true)
  })

  test('is over once she logs out, whether or not that can be recorded', async () => {
    const browser = await samsyn.loggedIn('NEC', 'nec-20417')
    const [stolen, before] = [samsyn.browser(), await sessionLeaves('nec-20417')]
    stolen.jar.set(ORIGIN, new Map(browser.jar.get(ORIGIN)))
    await samsyn.own(browser)
    await samsyn.database.adminPool.query('alter table trail_head rename to away')
    const status = await logOut(browser)
    await samsyn.database.adminPool.query('alter table away rename to trail_head')
    expect([status, await isLoggedIn(stolen), await sessionLeaves('nec-20417')]).toEqual([200, false, before])
    await expect.poll(async () => isLoggedIn(await samsyn.loggedIn('NEC', 'nec-20417'))).toBe(true)
  })
})

describe('a logout at the issuer', () => {
  test('ends that login\'s session on every replica at once, and no other\'s, and is a leaf', async () => {
    const [here, other] = [await samsyn.loggedIn('CMM', 'cmm-1207'), await samsyn.loggedIn('CMM', 'cmm-1207')]
    const there = samsyn.browser(1)
    there.jar.set(ORIGIN, here.jar.get(ORIGIN)!)
    expect(samsyn.outcome(await samsyn.ask(there, 'OVERSIGHT', PROPOSALS))).toHaveProperty('policyProposals')
    await leaveIssuer(here)
    expect(samsyn.outcome(await samsyn.ask(there, 'OVERSIGHT', PROPOSALS))).toBe('SESSION_ENDED')
    expect([await isLoggedIn(here), await isLoggedIn(there), await isLoggedIn(other)]).toEqual([false, false, true])
    expect((await sessionLeaves('cmm-1207')).at(-1)).toMatchObject({
      act: 'endSession', actor: { party: 'CMM', client: 'cmm-konsol', employee: 'cmm-1207', role: 'contactPerson' },
    })
  })

  test('of an employee, not of one login, ends all of hers', async () => {
    const browsers = [await samsyn.loggedIn('CMM', 'cmm-1311', 0), await samsyn.loggedIn('CMM', 'cmm-1311', 1)]
    expect(await tell(await samsyn.issuer.sign(claims(), 'logout+jwt'))).toBe(200)
    for (const browser of browsers) expect(await isLoggedIn(browser)).toBe(false)
  })

  test('of one login of hers ends those, too, of which the issuer did not say at login which they are', async () => {
    const [unnamed, another, somebody] = [
      await samsyn.loggedIn('CMM', 'cmm-1311'), await samsyn.loggedIn('CMM', 'cmm-1311'), await samsyn.loggedIn('CMM', 'cmm-1002'),
    ]
    const rename = (name: string | null, employee: string, and = ''): Promise<unknown> => samsyn.database.adminPool.query(
      `update console_session set issuer_session = $1 where employee = $2 and ended_at is null ${and}`, [name, employee])
    await rename(null, 'cmm-1311')
    await rename('another', 'cmm-1311', 'and opened_at = (select max(opened_at) from console_session where employee = $2)')
    await rename(null, 'cmm-1002')
    expect(await tell(await samsyn.issuer.sign(claims({ sub: undefined, sid: 'this' }), 'logout+jwt'))).toBe(200)
    expect(await Promise.all([unnamed, another, somebody].map(isLoggedIn))).toEqual([true, true, true])
    expect(await tell(await samsyn.issuer.sign(claims({ sid: 'this' }), 'logout+jwt'))).toBe(200)
    expect(await Promise.all([unnamed, another, somebody].map(isLoggedIn))).toEqual([false, true, true])
  })

  test('ends nobody\'s when it is told again, for then she may have logged in anew', async () => {
    const token = await samsyn.issuer.sign(claims(), 'logout+jwt')
    expect(await tell(token)).toBe(200)
    const browser = await samsyn.loggedIn('CMM', 'cmm-1311')
    expect([await tell(token), await tell(token, 1), await isLoggedIn(browser)]).toEqual([400, 400, true])
  })

  /** The same bytes, by a letter whose last bits mean nothing. */
  const respelled = (token: string): string => token.slice(0, -1) + String.fromCharCode(token.charCodeAt(token.length - 1) + 1)

  const strange = async (): Promise<string> => {
    const { privateKey } = await makeSigningKey('issuer-1')
    return new SignJWT(claims()).setProtectedHeader({ alg: 'Ed25519', typ: 'logout+jwt', kid: 'issuer-1' }).sign(await importJWK(privateKey, 'Ed25519'))
  }
  test.each<readonly [string, () => Promise<string>]>([
    ['an access token', () => samsyn.issuer.sign(claims())],
    ['an ID token, which has a nonce', () => samsyn.issuer.sign(claims({ nonce: 'n' }), 'JWT')],
    ['of no event', () => samsyn.issuer.sign(claims({ events: {} }), 'logout+jwt')],
    ['of nobody', () => samsyn.issuer.sign(claims({ sub: undefined }), 'logout+jwt')],
    ['for another client', () => samsyn.issuer.sign(claims({ aud: 'cmm-sagssystem' }), 'logout+jwt')],
    ['for two clients', () => samsyn.issuer.sign(claims({ aud: ['nec-konsol', 'cmm-konsol'] }), 'logout+jwt')],
    ['of another issuer', () => samsyn.issuer.sign(claims({ iss: 'https://issuer.example' }), 'logout+jwt')],
    ['by a key that is not the issuer\'s', strange],
    ['without an end', () => samsyn.issuer.sign(claims({ exp: undefined }), 'logout+jwt')],
    ['without an id', () => samsyn.issuer.sign(claims({ jti: undefined }), 'logout+jwt')],
    ['of ten minutes ago', () => samsyn.issuer.sign(claims({ iat: now() - 600 }), 'logout+jwt')],
    ['that is spelled otherwise than it was signed', async () => respelled(await samsyn.issuer.sign(claims(), 'logout+jwt'))],
    ['that is none', async () => 'x.y.z'],
  ])('is not believed from a logout token %s', async (_what, token) => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1311')
    expect([await tell(await token()), await isLoggedIn(browser)]).toEqual([400, true])
  })

  test('is not believed from the issuer of another agency, and of its own people is told as theirs', async () => {
    const [ofCmm, ofNec] = [await anIssuer(), await anIssuer()]
    const { privateKey: key } = await makeSigningKey('konsol')
    const read = createBackChannelLogout({
      logins: [{ party: 'CMM', issuer: ofCmm.issuer, client: 'cmm-konsol', key }, { party: 'NEC', issuer: ofNec.issuer, client: 'nec-konsol', key }],
      now: () => new Date(),
    })
    const told = (aud: string) => ofNec.sign({ ...claims({ aud }), iss: ofNec.issuer }, { typ: 'logout+jwt' })
    await expect(read(await told('cmm-konsol'))).rejects.toMatchObject({ code: 'REQUEST_INVALID' })
    expect(await read(await told('nec-konsol'))).toMatchObject({ party: 'NEC', client: 'nec-konsol', employee: 'cmm-1311', issuerSession: null })
    await Promise.all([ofCmm.close(), ofNec.close()])
  })

  test('is asked for again by who cannot be told now whether it holds', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1311')
    await samsyn.database.adminPool.query('alter table console_session rename to away')
    const token = await samsyn.issuer.sign(claims(), 'logout+jwt')
    const status = await tell(token)
    await samsyn.database.adminPool.query('alter table away rename to console_session')
    expect([status, await isLoggedIn(browser)]).toEqual([503, true])
    expect([await tell(token, 1), await isLoggedIn(browser)]).toEqual([200, false])
    const anew = await samsyn.loggedIn('CMM', 'cmm-1311')
    expect([await tell(token), await isLoggedIn(anew)]).toEqual([400, true])
  })

  test('ends nothing as long as it cannot be kept that it did, or it would end what begins later too', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1311')
    await samsyn.database.adminPool.query(`create unlogged table full_disk (id bytea primary key);
      alter table used_proof add constraint no_room foreign key (id) references full_disk deferrable initially deferred not valid`)
    const status = await tell(await samsyn.issuer.sign(claims(), 'logout+jwt'))
    await samsyn.database.adminPool.query('alter table used_proof drop constraint no_room; drop table full_disk')
    expect([status, await isLoggedIn(browser)]).toEqual([503, true])
  })

  test('of one agency\'s employee ends no session of another agency\'s of the same id', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1311')
    expect(await tell(await samsyn.issuer.sign(claims({ aud: 'nec-konsol' }), 'logout+jwt'))).toBe(200)
    expect(await isLoggedIn(browser)).toBe(true)
  })
})

test('two tabs that refresh at the same moment, on two replicas, both go on: no refresh token is used twice', async () => {
  const here = await samsyn.loggedIn('CMM', 'cmm-1207')
  const there = samsyn.browser(1)
  there.jar.set(ORIGIN, here.jar.get(ORIGIN)!)
  const purposes = ['OVERSIGHT', 'ASSISTANCE', 'PREPARED_RETURN', 'IDENTIFICATION'] as const
  const answers = await Promise.all(purposes.flatMap((purpose) => [here, there].map((tab) => samsyn.ask(tab, purpose, PROPOSALS))))
  expect(answers.map(({ status }) => status)).not.toContain(401)
  expect([await isLoggedIn(here), await isLoggedIn(there)]).toEqual([true, true])
  expect(samsyn.outcome(await samsyn.ask(there, 'VITAL_INTERESTS', PROPOSALS))).not.toBe('SESSION_ENDED')
})

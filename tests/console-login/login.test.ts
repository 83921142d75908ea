import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operationOf } from '../acceptance/surroundings.ts'
import { MOST_REFUSED } from '../../gateway/http/refused-senders.ts'
import { aConsole, ORIGIN, OWN, type AConsole } from './a-console.ts'

let samsyn: AConsole
beforeAll(async () => { samsyn = await aConsole() })
afterAll(() => samsyn.close())

const PROPOSALS = '{ policyProposals { inForce } }'
const { 'content-type': ___, ...POSTED } = OWN
const CASES = '{ cases(first: 3) { edges { node { id } } } }'

describe('a login', () => {
  test('leads from the agency\'s name over one click at its issuer back to the page that was asked for', async () => {
    const browser = samsyn.browser()
    const choice = await browser.go(`${ORIGIN}/console/login?agency=CMM&return=/console/opslag`)
    expect(choice.text).toContain('Dorte Prøvested')
    expect(choice.text).not.toContain('Poul Prøvebro')
    expect(choice.text).not.toMatch(/https?:\/\//)
    const page = await browser.choose(choice, 'cmm-1002')
    expect([page.url, page.status]).toEqual([`${ORIGIN}/console/opslag`, 200])
    expect([...browser.jar.get(ORIGIN)?.keys() ?? []]).toEqual(['__Host-samsyn-session'])
    expect(await samsyn.session(browser)).toMatchObject({
      session: { name: 'Dorte Prøvested', party: 'CMM', role: 'dpo', employee: 'cmm-1002' },
    })
  })

  test('begins at the agencies that there are: the page that nobody is logged in to is told just these', async () => {
    const { status, text } = await samsyn.browser().go(`${ORIGIN}/console/session`)
    expect([status, Object.keys(JSON.parse(text)).sort()]).toEqual([401, ['agencies', 'demonstration']])
    expect(JSON.parse(text).agencies).toEqual(expect.arrayContaining(['CMM', 'NEC', 'UDLST', 'RG-DK', 'RG-KOBENHAVN', 'SAMSYN']))
  })

  test('sends along just what OpenID Connect\'s code flow with PKCE needs', async () => {
    const { headers } = await samsyn.browser().go(`${ORIGIN}/console/login?agency=CMM`, { stay: true })
    const asked = new URL(headers.get('location') ?? '')
    expect([...asked.searchParams.keys()].sort()).toEqual([
      'client_id', 'code_challenge', 'code_challenge_method', 'nonce', 'redirect_uri', 'resource', 'response_type', 'scope', 'state',
    ])
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: 'cmm-konsol', code_challenge_method: 'S256', response_type: 'code', redirect_uri: `${ORIGIN}/console/callback/CMM`,
    })
  })

  test('tells the page what the role may ask for, by the policies in force', async () => {
    const { session } = await samsyn.session(await samsyn.loggedIn('CMM', 'cmm-1207'))
    expect(session.purposes).toEqual(expect.arrayContaining(['ASSISTANCE', 'OVERSIGHT']))
    expect(session.purposes).not.toContain('INVESTIGATION')
  })

  test('gives the contact person her cases, through the same way as her agency\'s own system', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1207')
    const { text } = await samsyn.ask(browser, 'ASSISTANCE', CASES)
    const { body } = await samsyn.as('sara').for('ASSISTANCE').run(CASES)
    expect(JSON.parse(text).data).toEqual(body.data)
    const { rows } = await samsyn.database.adminPool.query(`select convert_from(entry, 'utf8')::json -> 'actor' as actor
      from trail_leaf where convert_from(entry, 'utf8')::json ->> 'disclosureId' = $1`, [JSON.parse(text).extensions.receipt.disclosureId])
    expect(rows[0].actor).toEqual({ party: 'CMM', client: 'cmm-konsol', employee: 'cmm-1207', role: 'contactPerson' })
  })

  test('asks by whatever query its address has: what proves the request names the address without it (RFC 9449 §4.2)', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1207')
    const { status, text } = await browser.go(`${ORIGIN}/console/graphql?x`, {
      method: 'POST', headers: await samsyn.own(browser), body: JSON.stringify(operationOf('ASSISTANCE', 'prøve af konsollen', CASES, {}, 'query', '')),
    })
    expect([status, JSON.parse(text).errors]).toEqual([200, undefined])
  })

  test('lets the role decide what is answered, not the browser', async () => {
    const browser = await samsyn.loggedIn('SAMSYN', 'samsyn-01')
    expect(samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS))).toMatchObject({ policyProposals: {} })
    const { text } = await samsyn.ask(browser, 'ASSISTANCE', CASES)
    expect(JSON.parse(text).data).toEqual({ cases: { edges: [] } })
  })

  test('is of no use on another replica\'s memory: each finds the session in the database', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1207')
    const other = samsyn.browser(1)
    other.jar.set(ORIGIN, browser.jar.get(ORIGIN)!)
    expect((await samsyn.session(other)).session.employee).toBe('cmm-1207')
    expect(samsyn.outcome(await samsyn.ask(other, 'OVERSIGHT', PROPOSALS))).toMatchObject({ policyProposals: {} })
  })
})

describe('nobody is logged in', () => {
  const callback = async (browser = samsyn.browser(), change: (url: URL) => void = () => {}): Promise<string> => {
    const choice = await browser.go(`${ORIGIN}/console/login?agency=CMM`)
    const chosen = await browser.choose(choice, 'cmm-1002', true)
    const resumed = await browser.go(chosen.headers.get('location') ?? '', { stay: true })
    const url = new URL(resumed.headers.get('location') ?? '')
    change(url)
    return url.href
  }
  const FAILED = `${ORIGIN}/console/?login=LOGIN_FAILED`

  test('with another state than the browser began with', async () => {
    const browser = samsyn.browser()
    const url = await callback(browser, ({ searchParams }) => searchParams.set('state', 'another'))
    expect((await browser.go(url)).url).toBe(FAILED)
    expect((await samsyn.session(browser)).session).toBeNull()
  })
  test('in a browser that did not begin: a link with another\'s code logs nobody in', async () => {
    const victim = samsyn.browser()
    expect((await victim.go(await callback())).url).toBe(FAILED)
    expect((await samsyn.session(victim)).session).toBeNull()
  })
  test('in a browser that began a login of its own, with the code of another\'s', async () => {
    const victim = samsyn.browser()
    const own = new URL((await victim.go(`${ORIGIN}/console/login?agency=CMM`, { stay: true })).headers.get('location') ?? '')
    const foreign = await callback(samsyn.browser(), ({ searchParams }) => searchParams.set('state', own.searchParams.get('state') ?? ''))
    expect((await victim.go(foreign)).url).toBe(FAILED)
  })
  test('by the same answer of the issuer twice', async () => {
    const browser = samsyn.browser()
    const url = await callback(browser)
    const login = new Map(browser.jar.get(ORIGIN))
    expect((await browser.go(url)).url).toBe(`${ORIGIN}/console/`)
    browser.jar.set(ORIGIN, login)
    expect((await browser.go(url)).url).toBe(FAILED)
  })
  test('who gives up at the issuer', async () => {
    const browser = samsyn.browser()
    await browser.go(`${ORIGIN}/console/login?agency=CMM`, { stay: true })
    expect((await browser.go(`${ORIGIN}/console/callback/CMM?error=access_denied`)).url).toBe(FAILED)
  })
  test('from an agency that has no login here', async () => {
    expect((await samsyn.browser().go(`${ORIGIN}/console/login?agency=FBI`)).url).toBe(`${ORIGIN}/console/?login=PARTY_UNKNOWN`)
  })
  test('as an employee of another agency than the console\'s client is of', async () => {
    const browser = samsyn.browser()
    const refused = await browser.choose(await browser.go(`${ORIGIN}/console/login?agency=CMM`), 'nec-10007')
    expect(refused.status).toBe(400)
    expect((await samsyn.session(browser)).session).toBeNull()
  })
})

test.each([
  'https://evil.example/', '//evil.example/console/', '/\\evil.example/console/', '/graphql', '/console/../graphql',
  'javascript:alert(1)', ' /console/', '/console/@x\\..\\..\\..\\x',
])('a login leads back to no other page than the console\'s own: not `%s`', async (returnTo) => {
  const query = new URLSearchParams({ agency: 'CMM', return: returnTo })
  const { status, headers } = await samsyn.browser().go(`${ORIGIN}/console/login?${query}`, { stay: true })
  expect([status, headers.get('location')]).toEqual([400, null])
})

test.each(['agency=CMM&agency=NEC', 'agency=CMM&return=/console/log&return=/console/tavle'])('a login says once where it is and leads: not `%s`', async (query) => {
  const { status, headers } = await samsyn.browser().go(`${ORIGIN}/console/login?${query}`, { stay: true })
  expect([status, headers.get('location')]).toEqual([400, null])
  expect(await samsyn.counted('samsyn_failures_total{where="request",kind="TypeError"}')).toBe(0)
})

describe('a request is not answered that comes', () => {
  const newestLeaf = async (): Promise<unknown> => (await samsyn.database.adminPool.query(
    `select convert_from(entry, 'utf8')::json as entry from trail_leaf where log_id = 'replica-1' order by index desc limit 1`)).rows[0].entry
  const refusedFor = async (headers: Record<string, string>): Promise<unknown> => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    return samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS, {}, '', headers))
  }
  const { origin: _, ...withoutOrigin } = OWN
  const { 'x-samsyn-console': __, ...withoutOwn } = OWN

  test('from another site, and is counted once, as of nobody known; what is a leaf is counted as hers', async () => {
    const counted = (recipient: string, code: string) => samsyn.counted(`samsyn_refusals_total{recipient="${recipient}",code="${code}"}`)
    const counts = async () => Promise.all([counted('unknown', 'CROSS_SITE'), counted('unknown', 'PURPOSE_MISSING'), counted('CMM', 'PURPOSE_MISSING')])
    const [site, unknown, hers] = await counts()
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const own = await samsyn.own(browser)
    for (const headers of [{ ...own, origin: 'https://evil.example' }, own])
      await browser.go(`${ORIGIN}/console/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: PROPOSALS }) })
    expect(await counts()).toEqual([(site ?? NaN) + 1, unknown, (hers ?? NaN) + 1])
  })

  test.each([
    ['from another site', { ...OWN, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', { ...OWN, 'sec-fetch-site': 'same-site' }],
    ['from nowhere', withoutOrigin],
    ['from a form, which cannot send the console\'s header', withoutOwn],
  ])('%s, although the cookie came along', async (_what, headers) => {
    expect(await refusedFor(headers)).toBe('CROSS_SITE')
  })
  test('from a page that says not whom it is shown to, or shows another than who has logged in since, in another window', async () => {
    expect(await refusedFor(OWN)).toBe('SESSION_ENDED')
    expect(await refusedFor({ ...OWN, 'x-samsyn-shown-to': 'CMM/cmm-1207/contactPerson' })).toBe('SESSION_ENDED')
    expect(await refusedFor({ ...OWN, 'x-samsyn-shown-to': 'CMM/cmm-1002/dpo' })).toHaveProperty('policyProposals')
  })
  test('from a page that shows another, to log out: it ends no session of who has logged in since, and says nothing of her in the trail', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const answer = await browser.go(`${ORIGIN}/console/logout`, {
      method: 'POST', headers: { ...OWN, 'x-samsyn-shown-to': 'CMM/cmm-1207/contactPerson' }, body: '{}',
    })
    expect([answer.status, samsyn.outcome(answer)]).toEqual([401, 'SESSION_ENDED'])
    expect((await samsyn.session(browser)).session).toMatchObject({ employee: 'cmm-1002' })
    const left = await samsyn.database.adminPool.query(`select from trail_leaf where convert_from(entry, 'UTF8')::json ->> 'act' = 'logOut'`)
    expect(left.rowCount).toBe(0)
  })
  test('from another site to log out', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const { status } = await browser.go(`${ORIGIN}/console/logout`, { method: 'POST', headers: { ...POSTED, origin: 'https://evil.example' } })
    expect(status).toBe(403)
    expect((await samsyn.session(browser)).session).not.toBeNull()
  })
  test('from another site that asks first: no answer permits it (CORS)', async () => {
    const { headers } = await samsyn.browser().go(`${ORIGIN}/console/graphql`, {
      method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
  test('without a session', async () => {
    const answer = await samsyn.ask(samsyn.browser(), 'OVERSIGHT', PROPOSALS)
    expect([answer.status, samsyn.outcome(answer)]).toEqual([401, 'SESSION_ENDED'])
  })
  test('without a purpose, so that no token can be asked for: and P9, that is a leaf of who is logged in', async () => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
    const answer = await browser.go(`${ORIGIN}/console/graphql`, {
      method: 'POST', headers: await samsyn.own(browser), body: JSON.stringify({ query: PROPOSALS }),
    })
    expect(samsyn.outcome(answer)).toBe('PURPOSE_MISSING')
    expect(await newestLeaf()).toMatchObject({ kind: 'refusal', code: 'PURPOSE_MISSING', actor: { party: 'CMM', employee: 'cmm-1002', role: 'dpo' } })
  })

  test.each(['graphql', 'report', 'oversight/export'])('P9: with what cannot be read, to /console/%s: and that is a leaf of who is logged in', async (page) => {
    const browser = await samsyn.loggedIn('CMM', 'cmm-1207')
    for (const sent of [{ body: '{ Mira' }, { body: '' }, { body: 'Mira', type: 'text/csv' }]) {
      const before = await newestLeaf()
      const send = (on: typeof browser, headers: Record<string, string>) => on.go(`${ORIGIN}/console/${page}`, {
        method: 'POST', body: sent.body, headers: { ...headers, ...(sent.type && { 'content-type': sent.type }) },
      })
      expect(samsyn.outcome(await send(samsyn.browser(), OWN))).toBe('REQUEST_INVALID')
      expect(await newestLeaf()).toEqual(before)
      expect(samsyn.outcome(await send(browser, await samsyn.own(browser)))).toBe('REQUEST_INVALID')
      expect(await newestLeaf()).not.toEqual(before)
      expect(await newestLeaf()).toMatchObject({ kind: 'refusal', code: 'REQUEST_INVALID', reason: null, actor: { party: 'CMM', employee: 'cmm-1207' } })
    }
  })
})

test('who fails too often is looked at no more for a minute, at any of its doors, and whoever is logged in goes on', async () => {
  const browser = await samsyn.loggedIn('CMM', 'cmm-1002')
  const open = async () => samsyn.outcome(await samsyn.ask(browser, 'OVERSIGHT', PROPOSALS))
  expect(await open()).toHaveProperty('policyProposals')
  const come = async (path: string) => (await samsyn.browser().go(`${ORIGIN}/console/${path}`, { stay: true })).headers.get('location')
  const tell = async () => (await samsyn.browser().go(`${ORIGIN}/console/backchannel-logout`, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'logout_token=x',
  })).status
  expect([await come('callback/CMM'), await tell()]).toEqual(['/console/?login=LOGIN_FAILED', 400])
  for (let failed = 0; failed < MOST_REFUSED / 2; failed += 1) await Promise.all([come('callback/CMM'), tell()])
  const [refused, begun] = [await come('callback/CMM'), await come('login?agency=CMM')]
  expect([refused, begun, await tell()]).toEqual([...Array(2).fill('/console/?login=TOO_MANY_REFUSALS'), 503])
  expect(await open()).toHaveProperty('policyProposals')
})

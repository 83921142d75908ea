import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visited } from './a-browser.ts'
import { aConsole, ORIGIN, type AConsole } from './a-console.ts'

let samsyn: AConsole
let visited: readonly Visited[]
let tokens: readonly string[]

/** A whole working day of one who logs in, asks for two purposes and leaves, and every token that the issuer gave meanwhile. */
beforeAll(async () => {
  samsyn = await aConsole()
  const answers = new Map<object, Buffer[]>()
  const listen = (heard: unknown): void => {
    const { request, chunk } = heard as { request: { path: string }; chunk: Buffer }
    if (request.path.endsWith('/token')) answers.set(request, [...answers.get(request) ?? [], Buffer.from(chunk)])
  }
  subscribe('undici:request:bodyChunkReceived', listen)
  const browser = await samsyn.loggedIn('CMM', 'cmm-1207')
  await samsyn.session(browser)
  await samsyn.ask(browser, 'ASSISTANCE', '{ cases(first: 2) { edges { node { id } } } }')
  await samsyn.ask(browser, 'OVERSIGHT', '{ policyProposals { inForce } }')
  await samsyn.ask(browser, 'OVERSIGHT', '{ nothing }')
  await browser.go(`${ORIGIN}/console/logout`, { method: 'POST', headers: await samsyn.own(browser), body: '{}' })
  unsubscribe('undici:request:bodyChunkReceived', listen)
  visited = browser.visited
  tokens = [...answers.values()].flatMap((chunks) => Object.values(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>))
    .filter((value) => typeof value === 'string' && value.length > 20) as string[]
})
afterAll(() => samsyn.close())

const seen = ({ url, text, headers, setCookies }: Visited): string => [url, text, ...[...headers].flat(), ...setCookies].join('\n')

test('no token that the issuer gave is in any address, body, header or cookie that a browser sees', () => {
  expect(tokens.length).toBeGreaterThanOrEqual(5)
  for (const answer of visited) for (const token of tokens) {
    expect(seen(answer)).not.toContain(token)
    for (const part of token.split('.')) if (part.length > 20) expect(seen(answer)).not.toContain(part)
  }
})

test('each token for a purpose is bound to the gateway\'s own key, and of no use to who would find it (RFC 9449)', () => {
  const purposes = tokens.filter((token) => token.startsWith('eyJ')).map((token) => decodeJwt(token))
    .filter(({ authorization_details: details }) => details !== undefined)
  expect(purposes.length).toBeGreaterThanOrEqual(2)
  for (const { cnf } of purposes) expect(cnf).toEqual({ jkt: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) })
})

test('nothing that is written like a JWS with claims is either', () => {
  for (const answer of visited) expect(seen(answer)).not.toMatch(/eyJ[A-Za-z0-9_-]+\.eyJ/)
})

describe('a cookie of the console', () => {
  const cookies = (): string[] => visited.filter(({ url }) => url.startsWith(ORIGIN)).flatMap(({ setCookies }) => setCookies)
    .filter((cookie) => !/Expires=Thu, 01 Jan 1970/.test(cookie))

  test('is bound to this host and to HTTPS, and out of reach of scripts and of other sites', () => {
    expect(cookies().map((cookie) => cookie.replace(/=[^;]+/, ''))).toEqual([
      '__Host-samsyn-login; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Host-samsyn-session; Path=/; HttpOnly; Secure; SameSite=Strict',
    ])
  })
  test('is small, and for the session says nothing: 32 random bytes', () => {
    for (const cookie of cookies()) expect(cookie.length).toBeLessThan(1_024)
    expect(cookies().at(-1)).toMatch(/^__Host-samsyn-session=[A-Za-z0-9_-]{43};/)
  })
})

describe('the console\'s pages', () => {
  const get = (path: string) => samsyn.browser().go(`${ORIGIN}${path}`, { stay: true })

  test('load nothing from elsewhere, run no inline script, and stand in nobody\'s frame', async () => {
    const { headers } = await get('/console/')
    expect(headers.get('content-security-policy')).toBe([
      `default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`, `font-src 'self'`,
      `connect-src 'self'`, `form-action 'self'`, `frame-ancestors 'none'`, `base-uri 'none'`,
    ].join('; '))
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()', 'strict-transport-security': 'max-age=63072000; includeSubDomains',
    })
  })
  test('are kept for ever where their name says what is in them, and else never', async () => {
    const cachedAs = async (path: string) => (await get(path)).headers.get('cache-control')
    expect(await cachedAs('/console/assets/index-3f2a9c.js')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/console/', '/console/opslag', '/console/session', '/console/assets/none.js', '/console/login?agency=CMM'])
      expect([path, await cachedAs(path)]).toEqual([path, 'no-store'])
  })
  test('are one page under every address of its own router, and no file that is not there', async () => {
    expect((await get('/console/opslag/ny')).text).toContain('<title>Samsyn</title>')
    expect((await get('/console/assets/none.js')).status).toBe(404)
    expect((await get('/console/none.js')).status).toBe(404)
    const status = async (path: string, coding: string) =>
      (await samsyn.browser().go(`${ORIGIN}${path}`, { stay: true, headers: { 'accept-encoding': coding } })).status
    for (const coding of ['identity', 'gzip']) expect([await status('/console/', coding), await status('/console/assets/', coding)]).toEqual([200, 404])
    expect((await get('/console/..%2f..%2fetc%2fpasswd')).status).not.toBe(200)
    expect((await get('/console')).headers.get('location')).toBe('/console/')
  })
  test('and the issuer\'s page load nothing from elsewhere either', async () => {
    const { headers } = await samsyn.browser().go(`${ORIGIN}/console/login?agency=CMM`)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' https:\/\/konsol\.samsyn\.example; frame-ancestors 'none'; base-uri 'none'$/)
  })
})

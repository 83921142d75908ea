import { randomBytes } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createIssuerLines } from '../../gateway/console/issuer-lines.ts'
import { createLeaveIssuer } from '../../gateway/console/leave-issuer.ts'
import { createLogins, LOGIN_TIME } from '../../gateway/console/logins.ts'
import { createPurposeTokens } from '../../gateway/console/purpose-tokens.ts'
import { createSessions, type LoggedIn, type Session } from '../../gateway/console/sessions.ts'
import { createTokenHolder } from '../../gateway/console/token-holder.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aScriptedIssuer, type AScriptedIssuer } from './a-scripted-issuer.ts'

const CALLBACK = 'https://konsol.samsyn.example/console/callback'
const key = randomBytes(32)

let issuer: AScriptedIssuer
let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  issuer = await aScriptedIssuer()
})
afterAll(async () => {
  await issuer.close()
  await database.drop()
})

const refusalOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: { code?: unknown }) => error.code)

describe('whom an issuer says that somebody is', () => {
  interface Told {
    readonly claims?: JWTPayload
    readonly signedBy?: Parameters<AScriptedIssuer['sign']>[1]
    readonly tokens?: object
    readonly after?: number
    /** Whose issuer sends her back. */
    readonly back?: string
  }

  /** A login at which the issuer says this of Dorte, so many milliseconds after she began. */
  const login = async ({ claims = {}, signedBy, tokens = {}, after = 0, back = 'CMM' }: Told = {}) => {
    let clock = Date.now()
    const logins = createLogins({ lines: createIssuerLines([issuer.login]), audience: AUDIENCE, callback: CALLBACK, key, now: () => new Date(clock) })
    const { location, cookie } = await logins.begin('CMM', '/console/opslag')
    const { searchParams } = new URL(location)
    const at = Math.floor(Date.now() / 1_000)
    const idToken = await issuer.sign({
      iss: issuer.login.issuer, aud: issuer.login.client, sub: 'cmm-1002', name: 'Dorte Prøvested', agency: 'CMM', role: 'dpo',
      nonce: searchParams.get('nonce'), iat: at, exp: at + 60, ...claims,
    }, signedBy)
    issuer.answer({ status: 200, body: { access_token: 'a', token_type: 'bearer', id_token: idToken, refresh_token: 'r', ...tokens } })
    clock += after
    return logins.finish(`/console/callback/${back}?code=c&state=${searchParams.get('state')}`, cookie)
  }

  test('is whom it logs in, for as long as a login may take', async () => {
    const dorte = { party: 'CMM', client: 'cmm-konsol', employee: 'cmm-1002', role: 'dpo', name: 'Dorte Prøvested', refreshToken: 'r', issuerSession: null }
    expect(await login({ after: LOGIN_TIME * 1_000 - 1 })).toEqual({ loggedIn: dorte, returnTo: '/console/opslag' })
  })

  test.each(['NEC', 'cmm', 'CMM/', '..', ''])('is not asked about a code that came by another\'s place (%s): who controls an issuer gets no code of another\'s', async (back) => {
    const before = issuer.asked.length
    expect(await refusalOf(login({ back }))).toBe('LOGIN_FAILED')
    expect(issuer.asked.slice(before)).toEqual([])
  })

  const now = Math.floor(Date.now() / 1_000)
  test.each<[string, () => Told | Promise<Told>]>([
    ['who began ten minutes ago', () => ({ after: LOGIN_TIME * 1_000 })],
    ['of another agency', () => ({ claims: { agency: 'NEC' } })],
    ['in no role that there is', () => ({ claims: { role: 'king' } })],
    ['without a name', () => ({ claims: { name: '' } })],
    ['who began elsewhere', () => ({ claims: { nonce: 'another' } })],
    ['for another client', () => ({ claims: { aud: 'nec-konsol' } })],
    ['in the name of another issuer', () => ({ claims: { iss: 'https://issuer.example' } })],
    ['an hour ago', () => ({ claims: { iat: now - 3_660, exp: now - 3_600 } })],
    ['by a key that is not its own', async () => ({ signedBy: (await makeSigningKey('issuer-1')).privateKey })],
    ['without an ID token', () => ({ tokens: { id_token: undefined } })],
    ['without what gets tokens for her', () => ({ tokens: { refresh_token: undefined } })],
  ])('logs nobody in %s', async (_what, told) => {
    expect(await refusalOf(login(await told()))).toBe('LOGIN_FAILED')
  })
})

describe('a token for a purpose', () => {
  const dorte: LoggedIn = { party: 'CMM', client: 'cmm-konsol', employee: 'cmm-1002', role: 'dpo', name: 'Dorte Prøvested', refreshToken: 'r', issuerSession: null }
  let clock: number
  let dpo: Session
  let other: Session
  let again: () => Promise<Session | undefined>
  let end: () => Promise<boolean>
  let ended: Session[]
  let tokens: ReturnType<typeof createPurposeTokens>
  let given: number

  beforeEach(async () => {
    ;[clock, ended, given] = [Date.now(), [], 0]
    const now = (): Date => new Date(clock)
    const sessions = createSessions({ pool: database.pool, key, now })
    const [secret, another] = [await sessions.open(dorte, database.pool), await sessions.open(dorte, database.pool)]
    ;[again, end] = [() => sessions.look(secret), () => sessions.end(dpo)]
    ;[dpo, other] = [(await again())!, (await sessions.look(another))!]
    tokens = createPurposeTokens({
      lines: createIssuerLines([issuer.login]), audience: AUDIENCE, sessions, holder: await createTokenHolder(() => 'n'), now,
      endSession: async (session) => void ended.push(session),
    })
  })

  const give = (): void => issuer.answer({ status: 200, body: { access_token: `token ${given += 1}`, token_type: 'DPoP', expires_in: 300 } })
  const ask = async (session = dpo): Promise<string> => {
    give()
    return tokens.tokenFor(session, 'OVERSIGHT')
  }

  test('is used again until 20 seconds before its end, in its session and for its purpose alone', async () => {
    expect([await ask(), await ask()]).toEqual(['token 1', 'token 1'])
    expect([await ask(other), await tokens.tokenFor(dpo, 'ASSISTANCE')]).toEqual(['token 3', 'token 3'])
    clock += 280_000 - 1
    expect(await ask()).toBe('token 1')
    clock += 1
    expect(await ask()).toBe('token 5')
  })

  test('is let go of with its session, and no other session\'s', async () => {
    expect([await ask(), await ask(other)]).toEqual(['token 1', 'token 2'])
    tokens.forget(dpo)
    expect([await ask(), await ask(other)]).toEqual(['token 3', 'token 2'])
  })

  test.each<[string, Parameters<AScriptedIssuer['answer']>[0]]>([
    ['does not answer', {}],
    ['fails', { status: 500 }],
    ['will not for now', { status: 400, body: { error: 'temporarily_unavailable' } }],
    ['will not give this one', { status: 400, body: { error: 'invalid_target' } }],
  ])('that the issuer %s is not there now: the session goes on, and who asks again gets it at once', async (_what, answer) => {
    issuer.answer(answer)
    expect(await refusalOf(tokens.tokenFor(dpo, 'OVERSIGHT'))).toBe('UNAVAILABLE')
    expect(ended).toEqual([])
    const before = performance.now()
    expect(await ask()).toBe('token 1')
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  test('ends the session, and that one alone, when the issuer knows its login no longer', async () => {
    issuer.answer({ status: 400, body: { error: 'invalid_grant' } })
    expect(await refusalOf(tokens.tokenFor(dpo, 'OVERSIGHT'))).toBe('SESSION_ENDED')
    expect(ended).toEqual([dpo])
  })

  test('is not fetched in a session that has ended meanwhile, and who waits for it is told at once', async () => {
    await end()
    const before = performance.now()
    expect(await refusalOf(ask())).toBe('SESSION_ENDED')
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  test('is fetched with what the issuer gave last, and at logout that is given back to it (RFC 7009)', async () => {
    issuer.answer({ status: 200, body: { access_token: 'a', token_type: 'DPoP', expires_in: 300, refresh_token: 'next' } })
    await tokens.tokenFor(dpo, 'OVERSIGHT')
    await tokens.tokenFor(dpo, 'ASSISTANCE')
    expect(issuer.asked.slice(-2).map(({ form }) => form.get('refresh_token'))).toEqual(['r', 'next'])
    expect(await createLeaveIssuer(createIssuerLines([issuer.login]), CALLBACK)((await again())!)).toBeNull()
    expect(issuer.asked.at(-1)).toMatchObject({ path: '/revoke' })
    expect(issuer.asked.at(-1)?.form.get('token')).toBe('next')
  })
})

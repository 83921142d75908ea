import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { JWTPayload } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RefusalEntry } from '../../gateway/trail/entry.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { eventually } from '../eventually.ts'
import { disclosureTo, leavesFrom, leavesOf } from './a-disclosure.ts'
import { aGateway, type AGateway } from './a-gateway.ts'
import { AUDIENCE } from './an-issuer.ts'
import { caseOperation } from './surroundings.ts'

let samsyn: AGateway

beforeAll(async () => {
  samsyn = await aGateway()
})

afterEach(() => samsyn.checkTrail())

afterAll(() => samsyn.close())

const UNAUTHENTICATED = {
  errors: [{
    message: 'the access token is missing or not accepted: get a new one from your issuer', extensions: { code: 'UNAUTHENTICATED' },
  }],
}

/** The leaf of a client that is known by its token, and not let in. */
const REFUSED = [expect.objectContaining({ kind: 'refusal', code: 'UNAUTHENTICATED', about: null })]

/** What the issuer truthfully says of Rikke at the shelter, but for what is said otherwise. */
const signed = (otherwise: JWTPayload = {}): Promise<string> => {
  const now = Math.floor(Date.now() / 1000)
  return samsyn.issuer.sign({
    iss: samsyn.issuer.trusted.issuer, aud: AUDIENCE, sub: 'reden-031', client_id: 'ngo-reden-sagssystem', jti: randomUUID(),
    iat: now - 1, exp: now + 60, agency: 'NGO-REDEN', role: 'caseworker',
    authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'ASSISTANCE' }], ...otherwise,
  })
}

const operation = () => caseOperation('ASSISTANCE', 'prøve af et token', samsyn.handleOf('mira', 'shelter'), '{ cmm { riskLevel } }')

const sent = async (token: string | undefined) => {
  const from = await leavesOf(samsyn)
  samsyn.forgetAsked()
  const { status, body } = await samsyn.send(token, operation())
  const asked = [...samsyn.agencies.keys()].flatMap((party) => samsyn.askedOf(party))
  return { status, body, asked: asked.length, leaves: await leavesFrom(samsyn, from) }
}

const now = (): number => Math.floor(Date.now() / 1000)

describe('who is not known gets nothing, and one answer for every reason', () => {
  test('a token that says all that it must is accepted: the others below differ from it in one thing', async () => {
    const { status, body, leaves } = await sent(await signed())
    expect([status, body.data]).toEqual([200, { case: { cmm: { riskLevel: 'MEDIUM' } } }])
    expect(leaves).toMatchObject([{ kind: 'disclosure', actor: { party: 'NGO-REDEN', employee: 'reden-031', role: 'caseworker' } }])
  })

  test.each<readonly [string, () => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['what is no token', async () => 'reden-031'],
    ['an expired token', () => signed({ iat: now() - 120, exp: now() - 60 })],
    ['a token of the future', () => signed({ iat: now() + 60, exp: now() + 120 })],
    ['a token that lives an hour', () => signed({ exp: now() + 3_600 })],
    ['a token for another audience', () => signed({ aud: 'urn:another:gateway' })],
    ['a token for two audiences', () => signed({ aud: [AUDIENCE, 'urn:another:gateway'] })],
    ['a token of an issuer that is not trusted', () => signed({ iss: 'https://issuer.example' })],
    ['a token for two purposes', () => signed({
      authorization_details: ['ASSISTANCE', 'PREPARED_RETURN'].map((purpose) => ({ type: 'urn:samsyn:purpose', purpose })),
    })],
    ['a token without an employee', () => signed({ sub: '' })],
    ['a token of a role that there is not', () => signed({ role: 'superuser' })],
    ['a token of a party that there is not', () => signed({ agency: 'INTERPOL' })],
  ])('%s', async (_what, token) => {
    expect(await sent(await token())).toEqual({ status: 401, body: UNAUTHENTICATED, asked: 0, leaves: [] })
  })

  test.each<readonly [string, () => Promise<string>]>([
    ['the employee of another party through the shelter\'s system', () => signed({ agency: 'CMM', sub: 'cmm-1207', role: 'contactPerson' })],
    ['the shelter\'s employee through the system of another party', () => signed({ client_id: 'cmm-sagssystem' })],
    ['a system that is not registered', () => signed({ client_id: 'ukendt-sagssystem' })],
  ])('%s: the same answer, and a leaf, since the token says who it is', async (_what, token) => {
    expect(await sent(await token())).toEqual({ status: 401, body: UNAUTHENTICATED, asked: 0, leaves: REFUSED })
  })

  test('of an issuer whose keys are not known no token is said to be wrong: she is to ask again, and there is no leaf', async () => {
    const gone = 'https://gone.invalid'
    await samsyn.database.adminPool.query(`insert into registration (id, kind, party, content, proposed_by, proposed_at, approved_by, approved_at)
      values ($1, 'agency', 'TVG', $2, 'SAMSYN:samsyn-01', now(), 'CMM:cmm-1002', now())`, [randomUUID(), { issuer: gone, jwksUri: `${gone}/jwks` }])
    const token = await signed({ iss: gone, agency: 'TVG' })
    await eventually(async () => expect((await samsyn.send(token, operation())).status).toBe(503))
    const { status, body, asked, leaves } = await sent(token)
    expect([status, body.errors?.[0]?.extensions.code, asked, leaves]).toEqual([503, 'UNAVAILABLE', 0, []])
  })

  test('the real issuer gives no token for the employee of another party', async () => {
    const { fetchAccessToken } = await import('../../gateway/demo/access-token.ts')
    const client = 'ngo-reden-sagssystem'
    const key = samsyn.issuer.keys[client]
    await expect(fetchAccessToken({
      issuer: samsyn.issuer.trusted.issuer, client, key: key ?? {}, employee: 'cmm-1207', purpose: 'ASSISTANCE', audience: AUDIENCE,
    })).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  test('a suspended system gets nothing within five seconds, and is back when it is let in again', async () => {
    const token = await signed()
    const suspend = (at: Date | null) => samsyn.database.adminPool.query(
      'update client set suspended_at = $1 where id = $2', [at, 'ngo-reden-sagssystem'])
    const answered = async (): Promise<number> => (await samsyn.send(token, operation())).status
    await suspend(new Date())
    const suspended = performance.now()
    let lastLetIn = suspended
    for (let status = 0; status !== 401; await wait(100)) {
      const sentAt = performance.now()
      status = await answered()
      if (status === 200) lastLetIn = sentAt
    }
    expect(lastLetIn - suspended).toBeLessThan(5_000)
    expect(await sent(token)).toEqual({ status: 401, body: UNAUTHENTICATED, asked: 0, leaves: REFUSED })
    await suspend(null)
    await expect.poll(answered).toBe(200)
  })
})

describe('who is known and may not leaves a leaf', () => {
  test('F12: a token for another purpose than the operation states', async () => {
    const token = await signed({ authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'PREPARED_RETURN' }] })
    const { status, body, asked, leaves } = await sent(token)
    expect([status, body.errors?.[0]?.extensions.code, asked]).toEqual([403, 'PURPOSE_MISMATCH', 0])
    expect(leaves).toMatchObject([{
      kind: 'refusal', code: 'PURPOSE_MISMATCH', purpose: 'ASSISTANCE', actor: { party: 'NGO-REDEN', employee: 'reden-031' },
    }])
  })

  const bad = ['for', 'ææ', ' '.repeat(20), 'x'.repeat(501), '\u200b'.repeat(20), 'o\u3164\u2060\u00ad k', `a${' '.repeat(20)}b`, 'en \u001b]0;prøve\u0007', 'en \u202eprøve']

  test.each([
    ...bad.map((reason) => [reason, 'REASON_INVALID'] as const), ['en \ud800 prøve', 'REQUEST_INVALID'] as const,
  ])('a reason like %j is refused with a leaf that does not hold it: %s', async (reason, code) => {
    const from = await leavesOf(samsyn)
    const { body, status } = await samsyn.as('shelter').for('ASSISTANCE', reason).run('{ cases { pageInfo { hasNextPage } } }')
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, code])
    const leaves = await leavesFrom(samsyn, from) as RefusalEntry[]
    expect(leaves.map((leaf) => [leaf.code, leaf.reason])).toEqual([[code, null]])
  })

  test('a role that may not gets no fact for any purpose, nobody is asked, and each view that was withheld is a leaf', async () => {
    for (const persona of ['dpo', 'cmm-statistician', 'cmm-duty']) {
      for (const purpose of PURPOSES.filter((one) => persona !== 'cmm-duty' || one !== 'VITAL_INTERESTS')) {
        const fields = ['cmm.riskLevel', 'police.witnessRole', 'ngo.healthNeeds']
        const { asked, leaf } = await disclosureTo(samsyn, persona, purpose, 'mira', fields)
        expect([persona, purpose, asked, leaf.given, leaf.withheld.length]).toEqual([persona, purpose, {}, [], 3])
      }
    }
  })

  test('a role that may not change a case is told so, and only so, with a leaf', async () => {
    const from = await leavesOf(samsyn)
    const change = { handle: samsyn.handleOf('mira', 'dpo') }
    const move = 'moveStage(case: $handle, to: presumed) { case }'
    expect(await samsyn.as('dpo').for('ASSISTANCE').change(move, change, ', $handle: ID!')).toEqual({ refused: 'FORBIDDEN' })
    expect(await leavesFrom(samsyn, from)).toMatchObject([{ kind: 'refusal', code: 'FORBIDDEN', actor: { role: 'dpo' } }])
  })

  test('who runs Samsyn is a party to no case', async () => {
    expect(await samsyn.as('admin').for('OVERSIGHT').case('mira', '{ id }')).toEqual({ refused: 'CASE_NOT_AVAILABLE', case: null })
  })
})

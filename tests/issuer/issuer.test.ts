import { randomUUID } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createAccessTokenVerifier, type AccessTokenVerifier } from '../../gateway/identity/access-token-verifier.ts'
import { createIssuer, type Issuer } from '../../gateway/issuer/issuer.ts'
import { SUBJECT_TOKEN_TYPE } from '../../gateway/issuer/subject-token.ts'

const audience = 'urn:samsyn:gateway'
let issuer: Issuer
let cmm: JWK
let nec: JWK
let verifier: AccessTokenVerifier

beforeAll(async () => {
  const [ofIssuer, ofCmm, ofNec] = await Promise.all(['issuer', 'cmm-1', 'nec-1'].map(makeSigningKey))
  cmm = ofCmm!.privateKey
  nec = ofNec!.privateKey
  issuer = await createIssuer({
    port: 0,
    audience,
    keys: [ofIssuer!.privateKey],
    clients: [
      { id: 'cmm-sagssystem', party: 'CMM', keys: [ofCmm!.publicKey] },
      { id: 'nec-sagssystem', party: 'NEC', keys: [ofNec!.publicKey] },
    ],
    personas: [
      { party: 'CMM', employee: 'cmm-1311', role: 'assessor' },
      { party: 'NEC', employee: 'nec-20417', role: 'caseworker' },
    ],
  })
  const trusted = [{ issuer: issuer.issuer, parties: ['CMM', 'NEC'] }]
  verifier = createAccessTokenVerifier({ issuers: () => trusted, audience, clock: () => new Date() })
})
afterAll(() => issuer.close())

const wanted = () => ({
  issuer: issuer.issuer, client: 'cmm-sagssystem', key: cmm, employee: 'cmm-1311', purpose: 'IDENTIFICATION' as const, audience,
})

describe('an agency\'s own system gets a token', () => {
  test('that acts for its employee, for one purpose and five minutes, and that the gateway accepts', async () => {
    const token = await fetchAccessToken(wanted())
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'Ed25519', typ: 'at+jwt', kid: 'issuer' })
    const { iat, exp, jti, ...claims } = decodeJwt(token)
    expect(claims).toEqual({
      iss: issuer.issuer, sub: 'cmm-1311', client_id: 'cmm-sagssystem', aud: audience, agency: 'CMM', role: 'assessor',
      authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'IDENTIFICATION' }],
    })
    expect(exp! - iat!).toBe(300)
    expect(await verifier.verify(token)).toMatchObject({ party: 'CMM', employee: 'cmm-1311', role: 'assessor', jti })
  })

  test('and another, with a name of its own, each time it asks', async () => {
    const [one, two] = [await fetchAccessToken(wanted()), await fetchAccessToken(wanted())]
    expect(decodeJwt(one).jti).not.toBe(decodeJwt(two).jti)
  })

  test('by discovery: the issuer says where and how', async () => {
    const answer = await fetch(`${issuer.issuer}/.well-known/openid-configuration`)
    const metadata = await answer.json() as Record<string, unknown>
    expect(metadata).toMatchObject({
      issuer: issuer.issuer,
      jwks_uri: issuer.jwksUri,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      authorization_details_types_supported: ['urn:samsyn:purpose'],
    })
    expect(metadata['grant_types_supported']).toContain('urn:ietf:params:oauth:grant-type:token-exchange')
  })

  test('and the published keys hold no private part', async () => {
    const { keys } = await (await fetch(issuer.jwksUri)).json() as { keys: object[] }
    expect(keys).toHaveLength(1)
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
  })
})

describe('no token for', () => {
  const refusedAs = async (ask: Promise<unknown>): Promise<unknown> =>
    ask.then(() => 'a token', (refused: { error?: string }) => refused.error)

  test('an employee of another agency', async () => {
    expect(await refusedAs(fetchAccessToken({ ...wanted(), employee: 'nec-20417' }))).toBe('invalid_grant')
  })
  test('an employee that nobody knows', async () => {
    expect(await refusedAs(fetchAccessToken({ ...wanted(), employee: 'cmm-0000' }))).toBe('invalid_grant')
  })
  test('a system that signs with another\'s key', async () => {
    expect(await refusedAs(fetchAccessToken({ ...wanted(), key: nec }))).toBe('invalid_client')
  })
  test('a system that nobody knows', async () => {
    expect(await refusedAs(fetchAccessToken({ ...wanted(), client: 'fbi-sagssystem' }))).toBe('invalid_client')
  })
  test('a purpose that there is not', async () => {
    const asked = fetchAccessToken({ ...wanted(), purpose: 'CURIOSITY' as never })
    expect(await refusedAs(asked)).toBe('invalid_authorization_details')
  })
  test('another audience', async () => {
    expect(await refusedAs(fetchAccessToken({ ...wanted(), audience: 'urn:nec:sagssystem' }))).toBe('invalid_target')
  })
})

describe('no token by a token endpoint that is given', () => {
  const sign = async (typ: string, claims: JWTPayload, key: JWK = cmm): Promise<string> =>
    new SignJWT({ iss: 'cmm-sagssystem', aud: issuer.issuer, iat: now(), exp: now() + 60, jti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'Ed25519', typ, kid: key.kid! }).sign(await importJWK(key, 'Ed25519'))
  const now = (): number => Math.floor(Date.now() / 1000)
  const details = (...purposes: string[]): string =>
    JSON.stringify(purposes.map((purpose) => ({ type: 'urn:samsyn:purpose', purpose })))
  const ask = async (changes: Record<string, string | undefined>): Promise<string> => {
    const parameters = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await sign('JWT', { sub: 'cmm-sagssystem' }),
      subject_token: await sign(SUBJECT_TOKEN_TYPE, { sub: 'cmm-1311' }),
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      authorization_details: details('IDENTIFICATION'),
      resource: audience,
      ...changes,
    }
    const body = new URLSearchParams(JSON.parse(JSON.stringify(parameters)) as Record<string, string>)
    const answer = await (await fetch(`${issuer.issuer}/token`, { method: 'POST', body })).json() as { error?: string }
    return answer.error ?? 'a token'
  }

  test('nothing wrong: a token, so that the refusals beside it mean something', async () => {
    expect(await ask({})).toBe('a token')
  })
  test.each([
    ['no purpose', 'invalid_authorization_details', async () => ({ authorization_details: undefined })],
    ['two purposes', 'invalid_authorization_details', async () => ({
      authorization_details: details('IDENTIFICATION', 'INVESTIGATION'),
    })],
    ['a purpose with a limit of the asker\'s own', 'invalid_authorization_details', async () => ({
      authorization_details: JSON.stringify([{ type: 'urn:samsyn:purpose', purpose: 'IDENTIFICATION', locations: ['x'] }]),
    })],
    ['no employee', 'invalid_request', async () => ({ subject_token: undefined })],
    ['an employee\'s name in the clear', 'invalid_grant', async () => ({ subject_token: 'cmm-1311' })],
    ['an employee signed for by another system', 'invalid_grant', async () => ({
      subject_token: await sign(SUBJECT_TOKEN_TYPE, { sub: 'cmm-1311' }, nec),
    })],
    ['an employee signed for long ago', 'invalid_grant', async () => ({
      subject_token: await sign(SUBJECT_TOKEN_TYPE, { sub: 'cmm-1311', iat: now() - 120, exp: now() + 60 }),
    })],
    ['an employee signed for to another issuer', 'invalid_grant', async () => ({
      subject_token: await sign(SUBJECT_TOKEN_TYPE, { sub: 'cmm-1311', aud: 'https://elsewhere.example' }),
    })],
    ['a client assertion for the employee', 'invalid_grant', async () => ({
      subject_token: await sign('JWT', { sub: 'cmm-1311' }),
    })],
    ['another kind of token wanted', 'invalid_request', async () => ({
      requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token',
    })],
    ['no proof of the client', 'invalid_request', async () => ({
      client_assertion: undefined, client_assertion_type: undefined,
    })],
    ['the client credentials grant', 'unsupported_grant_type', async () => ({ grant_type: 'client_credentials' })],
  ])('%s: %s', async (_what, error, changes) => {
    expect(await ask(await changes())).toBe(error)
  })
  test('an employee signed for once, twice: invalid_grant', async () => {
    const subject_token = await sign(SUBJECT_TOKEN_TYPE, { sub: 'cmm-1311' })
    expect([await ask({ subject_token }), await ask({ subject_token })]).toEqual(['a token', 'invalid_grant'])
  })
})

import { X509Certificate, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, decodeJwt, importJWK, SignJWT, type JWK } from 'jose'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Certified } from '../../agencies/nec/certificates.ts'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { thumbprintOf } from '../../gateway/http/client-certificate.ts'
import { createIssuer, type Issuer } from '../../gateway/issuer/issuer.ts'
import { JWT_TYPE, SUBJECT_TOKEN_TYPE, TOKEN_EXCHANGE } from '../../gateway/issuer/subject-token.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'

const audience = 'urn:samsyn:gateway'
let plain: Issuer
let overTls: Issuer
let authority: Awaited<ReturnType<typeof anAuthority>>
let key: { privateKey: JWK; publicKey: JWK }
let nec: Certified

beforeAll(async () => {
  authority = await anAuthority()
  key = await makeSigningKey('nec-1')
  nec = await authority.client('nec-sagssystem')
  const keys = [(await makeSigningKey('issuer')).privateKey]
  const client = { id: 'nec-sagssystem', party: 'NEC', keys: [key.publicKey] }
  const common = { port: 0, audience, keys, personas: [{ party: 'NEC', employee: 'nec-20417', role: 'caseworker' as const }] }
  plain = await createIssuer({ ...common, clients: [client] })
  overTls = await createIssuer({
    ...common, clients: [{ ...client, certificateBound: true }],
    tls: { cert: authority.server.certificate, key: authority.server.key },
  })
})

afterAll(async () => {
  await Promise.all([plain.close(), overTls.close()])
  authority.close()
})

const wanted = () => ({
  issuer: plain.issuer, client: 'nec-sagssystem', key: key.privateKey, employee: 'nec-20417', purpose: 'IDENTIFICATION' as const, audience,
})

test('RFC 9449: a token is bound to the key that its request proved, and to nothing when it proved none', async () => {
  const own = (await makeSigningKey('own')).privateKey
  expect(decodeJwt(await fetchAccessToken({ ...wanted(), boundTo: own }))['cnf']).toEqual({ jkt: await calculateJwkThumbprint(own) })
  expect(decodeJwt(await fetchAccessToken(wanted()))['cnf']).toBeUndefined()
})

const signed = async (typ: string, sub: string): Promise<string> => {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({ iss: 'nec-sagssystem', sub, aud: overTls.issuer, iat: now, exp: now + 60, jti: randomUUID() })
    .setProtectedHeader({ alg: 'Ed25519', typ, kid: 'nec-1' }).sign(await importJWK(key.privateKey, 'Ed25519'))
}

const askOverTls = async (certified: Certified | undefined) => {
  const dispatcher = new Agent({ connect: { ca: authority.ca, ...(certified && { cert: certified.certificate, key: certified.key }) } })
  const body = new URLSearchParams({
    grant_type: TOKEN_EXCHANGE, client_id: 'nec-sagssystem', resource: audience,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed('JWT', 'nec-sagssystem'),
    subject_token: await signed(SUBJECT_TOKEN_TYPE, 'nec-20417'), subject_token_type: JWT_TYPE,
    authorization_details: JSON.stringify([{ type: 'urn:samsyn:purpose', purpose: 'IDENTIFICATION' }]),
  }).toString()
  const reply = await request(`${overTls.issuer}/token`, {
    method: 'POST', dispatcher, body, headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const answer = await reply.body.json() as { access_token?: string; error?: string }
  await dispatcher.close()
  return answer
}

test('RFC 8705: a token of a system that connects with a certificate is bound to that one, and there is none without', async () => {
  const { access_token: token = '' } = await askOverTls(nec)
  expect(decodeJwt(token)['cnf']).toEqual({ 'x5t#S256': thumbprintOf(new X509Certificate(nec.certificate).raw) })
  expect(await askOverTls(undefined)).toMatchObject({ error: 'invalid_grant' })
})

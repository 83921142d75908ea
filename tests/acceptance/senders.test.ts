import { randomUUID, X509Certificate } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, type SecureVersion } from 'node:tls'
import { Agent, request } from 'undici'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Certified } from '../../agencies/nec/certificates.ts'
import type { StartedReference } from '../../agencies/reference/start-reference.ts'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import { thumbprintOf } from '../../gateway/http/client-certificate.ts'
import { aDatabase } from '../database.ts'
import { aProver, type Prover } from '../identity/a-proof.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { anAuthority } from './a-certificate.ts'
import { AUDIENCE } from './an-issuer.ts'
import { caseOperation, operationOf, surroundings, type Surroundings } from './surroundings.ts'

let around: Surroundings
let authority: Awaited<ReturnType<typeof anAuthority>>
/** One that speaks HTTP, believes a proxy on this machine, and takes no bearer token; another that speaks TLS. */
let gateways: { readonly plain: Gateway; readonly behindProxy: Gateway; readonly tls: Gateway }
let prover: Prover
let shelter: Certified

beforeAll(async () => {
  around = await surroundings(await aDatabase())
  authority = await anAuthority()
  prover = await aProver()
  shelter = await authority.client('ngo-reden-sagssystem')
  const start = (replica: string, said: object) => startGateway({ ...around.config(replica), bearer: false, ...said })
  const [plain, behindProxy, tls] = await Promise.all([
    start('plain', {}), start('proxied', { proxies: ['127.0.0.1'] }), start('tls', { tls: authority.files }),
  ])
  gateways = { plain, behindProxy, tls }
})

afterEach(() => Promise.all(['plain', 'proxied', 'tls'].map((replica) => checkTrail(around.database.adminPool, replica))))

afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.close()))
  await around.close()
  authority.close()
})

const now = (): number => Math.floor(Date.now() / 1000)

/** A token of Rikke at the shelter, bound as is said. */
const token = (cnf: Record<string, string> | undefined): Promise<string> => around.issuer.sign({
  iss: around.issuer.trusted.issuer, aud: AUDIENCE, sub: 'reden-031', client_id: 'ngo-reden-sagssystem', jti: randomUUID(),
  iat: now() - 1, exp: now() + 60, agency: 'NGO-REDEN', role: 'caseworker',
  authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'ASSISTANCE' }], ...(cnf && { cnf }),
})

const toKey = (): Promise<string> => token({ jkt: prover.thumbprint })
const toCertificate = (pem = shelter.certificate): Promise<string> =>
  token({ 'x5t#S256': thumbprintOf(new X509Certificate(pem).raw) })

const operation = JSON.stringify(caseOperation('ASSISTANCE', 'prøve af et token', 'AAAAAAAAAAAAAAAAAAAAAA', '{ id }'))

interface Sent { readonly body?: object; readonly headers?: Record<string, string | string[]>; readonly certified?: Certified | undefined }

const send = async (gateway: Gateway, { headers = {}, certified, body: said }: Sent) => {
  const dispatcher = new Agent({ connect: { ca: authority.ca, ...(certified && { cert: certified.certificate, key: certified.key }) } })
  const reply = await request(`${gateway.url}/graphql`, {
    method: 'POST', body: said ? JSON.stringify(said) : operation, dispatcher, headers: { 'content-type': 'application/json', ...headers },
  })
  const body = await reply.body.json() as { errors?: { extensions: { code: string } }[] }
  await dispatcher.close()
  return { code: body.errors?.[0]?.extensions.code, challenge: reply.headers['www-authenticate'], nonce: String(reply.headers['dpop-nonce']) }
}

const answerOf = async (gateway: Gateway, sent: Sent) => {
  const { code, challenge } = await send(gateway, sent)
  return { code, challenge }
}

/** What the gateway gives whoever asks, to put into the next proof. */
const nonceFrom = async (gateway: Gateway): Promise<string> => (await send(gateway, {})).nonce

/** What whoever is let in gets: the shelter has no such case. */
const LET_IN = { code: 'CASE_NOT_AVAILABLE', challenge: undefined }
const NOT_PROVEN = { code: 'SENDER_UNPROVEN', challenge: 'DPoP error="invalid_dpop_proof", algs="Ed25519 ES256"' }
const NONCE_NEEDED = { code: 'PROOF_NONCE_NEEDED', challenge: 'DPoP error="use_dpop_nonce", algs="Ed25519 ES256"' }
const NOT_BOUND = { code: 'SENDER_UNPROVEN', challenge: 'Bearer error="invalid_token"' }

const proven = async (gateway: Gateway, said: Partial<Parameters<Prover['prove']>[0]> = {}): Promise<Record<string, string>> => {
  const held = await toKey()
  const claims = { nonce: await nonceFrom(gateway) }
  return { authorization: `DPoP ${held}`, dpop: await prover.prove({ url: `${gateway.url}/graphql`, token: held, claims, ...said }) }
}

const leaves = async (replica: string) => (await around.database.adminPool.query<{ entry: { code?: string; actor?: object } }>(
  `select convert_from(entry, 'utf8')::json as entry from trail_leaf where log_id = $1 order by index desc limit 1`, [replica])).rows[0]?.entry

describe('a token that is bound to a key (RFC 9449)', () => {
  test('lets its holder in with a proof, once: the same proof again does not, on any replica', async () => {
    const headers = await proven(gateways.plain)
    expect(await answerOf(gateways.plain, { headers })).toEqual(LET_IN)
    expect(await answerOf(gateways.plain, { headers })).toEqual(NOT_PROVEN)
    expect(await leaves('plain')).toMatchObject({
      kind: 'refusal', code: 'SENDER_UNPROVEN', actor: { party: 'NGO-REDEN', employee: 'reden-031' },
    })
    const replica = await startGateway({ ...around.config('other'), bearer: false, url: gateways.plain.url })
    expect(await answerOf(replica, { headers })).toEqual(NOT_PROVEN)
    await replica.close()
  })

  test('lets its holder in in whatever case the scheme is written (RFC 9110 §11.1), and refuses what is not proven in those words', async () => {
    for (const scheme of ['dpop', 'DPOP']) {
      const { authorization = '', dpop = '' } = await proven(gateways.plain)
      const written = authorization.replace('DPoP', scheme)
      expect(await answerOf(gateways.plain, { headers: { authorization: written } })).toEqual(NOT_PROVEN)
      expect(await answerOf(gateways.plain, { headers: { authorization: written, dpop } })).toEqual(LET_IN)
    }
  })

  test('lets nobody in with a proof that does not repeat what the gateway gave, and gives it with the answer, on any replica', async () => {
    const before = await leaves('plain')
    for (const claims of [{}, { nonce: 'made-up' }, { nonce: 'ø'.repeat(43) }, { nonce: (await nonceFrom(gateways.plain)).toLowerCase() }])
      expect(await answerOf(gateways.plain, { headers: await proven(gateways.plain, { claims }) })).toEqual(NONCE_NEEDED)
    expect(await leaves('plain')).toEqual(before)
    const nonce = await nonceFrom(gateways.tls)
    expect(await answerOf(gateways.plain, { headers: await proven(gateways.plain, { claims: { nonce } }) })).toEqual(LET_IN)
  })

  test('the same proof twice at the same moment lets in one, on whichever replicas', async () => {
    const replica = await startGateway({ ...around.config('other'), bearer: false, url: gateways.plain.url })
    for (let time = 0; time < 5; time += 1) {
      const headers = await proven(gateways.plain)
      const answers = await Promise.all([gateways.plain, replica, gateways.plain, replica].map((gateway) => answerOf(gateway, { headers })))
      expect(answers.map(({ code }) => code).sort()).toEqual([LET_IN.code, ...Array(3).fill(NOT_PROVEN.code)])
    }
    await replica.close()
  })

  test.each<readonly [string, () => Promise<Record<string, string>>]>([
    ['without a proof', async () => ({ authorization: `DPoP ${await toKey()}` })],
    ['as a bearer token', async () => ({ authorization: `Bearer ${await toKey()}` })],
    ['as a bearer token beside a proof', async () => {
      const { authorization, dpop } = await proven(gateways.plain)
      return { authorization: authorization!.replace('DPoP', 'Bearer'), dpop: dpop! }
    }],
    ['with a proof for another address', () => proven(gateways.plain, { url: 'https://samsyn.example/graphql' })],
    ['with a proof for another method', () => proven(gateways.plain, { method: 'GET' })],
    ['with a proof for another token', () => proven(gateways.plain, { token: 'another' })],
    ['with a proof of another key', async () => {
      const held = await toKey()
      const dpop = await (await aProver()).prove({ url: `${gateways.plain.url}/graphql`, token: held })
      return { authorization: `DPoP ${held}`, dpop }
    }],
    ['with two proofs', async () => {
      const { authorization, dpop } = await proven(gateways.plain)
      return { authorization: authorization!, dpop: `${dpop}, ${dpop}` }
    }],
  ])('%s lets nobody in', async (_how, headers) => {
    expect((await send(gateways.plain, { headers: await headers() })).code).toBe('SENDER_UNPROVEN')
  })

  test('beside another lets nobody in, whichever comes first: others on the way may have read either', async () => {
    const { authorization, dpop } = await proven(gateways.plain) as { authorization: string; dpop: string }
    for (const both of [[authorization, 'Bearer x'], ['Bearer x', authorization]])
      expect((await send(gateways.plain, { headers: { authorization: both, dpop } })).code).toBe('UNAUTHENTICATED')
    expect((await send(gateways.plain, { headers: { authorization, dpop: [dpop, dpop] } })).code).toBe('SENDER_UNPROVEN')
    expect(await answerOf(gateways.plain, { headers: { authorization, dpop } })).toEqual(LET_IN)
  })

  test('after a crash emptied what was used, no earlier proof counts, and later ones do', async () => {
    const headers = await proven(gateways.plain)
    await around.database.adminPool.query('truncate used_proof, used_proof_epoch')
    expect(await answerOf(gateways.plain, { headers })).toEqual(NOT_PROVEN)
    await around.database.adminPool.query(`insert into used_proof_epoch (since) values (now() - interval '1 second')`)
    const stale = await proven(gateways.plain, { at: new Date(Date.now() - 5_000) })
    expect(await answerOf(gateways.plain, { headers: stale })).toEqual(NOT_PROVEN)
    await around.database.adminPool.query(`update used_proof_epoch set since = 'epoch'`)
    expect(await answerOf(gateways.plain, { headers: await proven(gateways.plain) })).toEqual(LET_IN)
  })
})

describe('a token that is bound to nothing', () => {
  test('is nobody\'s outside the demonstration, and the refusal is recorded', async () => {
    expect(await answerOf(gateways.plain, { headers: { authorization: `Bearer ${await token(undefined)}` } })).toEqual(NOT_BOUND)
    expect(await leaves('plain')).toMatchObject({ code: 'SENDER_UNPROVEN', actor: { employee: 'reden-031' } })
  })

  test('and who shows none is told how to ask', async () => {
    expect(await answerOf(gateways.plain, {})).toEqual({ code: 'UNAUTHENTICATED', challenge: 'DPoP algs="Ed25519 ES256", Bearer' })
  })
})

describe('a token that is bound to a certificate (RFC 8705)', () => {
  test('lets its holder in over that certificate, and nobody over another or none', async () => {
    const headers = { authorization: `Bearer ${await toCertificate()}` }
    const other = await authority.client('ngo-reden-sagssystem')
    expect(await answerOf(gateways.tls, { headers, certified: shelter })).toEqual(LET_IN)
    expect(await answerOf(gateways.tls, { headers, certified: other })).toEqual(NOT_BOUND)
    expect(await answerOf(gateways.tls, { headers })).toEqual(NOT_BOUND)
    expect(await answerOf(gateways.plain, { headers })).toEqual(NOT_BOUND)
  })

  test('is not taken as one that is bound to a key, over its certificate either', async () => {
    const headers = { authorization: `DPoP ${await toCertificate()}` }
    expect(await answerOf(gateways.tls, { headers, certified: shelter })).toEqual(NOT_PROVEN)
  })

  test('not once the certificate has expired', async () => {
    const expired = await authority.client('ngo-reden-sagssystem', { notBefore: new Date('2020-01-01'), notAfter: new Date('2020-02-01') })
    const headers = { authorization: `Bearer ${await toCertificate(expired.certificate)}` }
    expect(await answerOf(gateways.tls, { headers, certified: expired })).toEqual(NOT_BOUND)
  })

  /** Says that others may have a certificate of the shelter's. */
  const revoke = async (certified: Certified, sub: string, agency: string): Promise<string | undefined> => {
    const held = await around.issuer.sign({
      iss: around.issuer.trusted.issuer, aud: AUDIENCE, sub, client_id: `${agency.toLowerCase()}-sagssystem`, jti: randomUUID(),
      iat: now() - 1, exp: now() + 60, agency, role: 'administrator', cnf: { jkt: prover.thumbprint },
      authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'OVERSIGHT' }],
    })
    const dpop = await prover.prove({ url: `${gateways.plain.url}/graphql`, token: held, claims: { nonce: await nonceFrom(gateways.plain) } })
    return (await send(gateways.plain, { headers: { authorization: `DPoP ${held}`, dpop }, body: operationOf('OVERSIGHT', 'nøglen er stjålet',
      '{ revokeBinding(thumbprint: $thumbprint, party: "NGO-REDEN") { party } }',
      { thumbprint: thumbprintOf(new X509Certificate(certified.certificate).raw) }, 'mutation', ', $thumbprint: String!') })).code
  }

  test('nor within five seconds of the agency saying that others may have the certificate, whatever the token says; a new one is let in', async () => {
    const [leaked, renewed] = [await authority.client('ngo-reden-sagssystem'), await authority.client('ngo-reden-sagssystem')]
    const shown = async (certified: Certified) =>
      (await answerOf(gateways.tls, { headers: { authorization: `Bearer ${await toCertificate(certified.certificate)}` }, certified })).code
    expect(await shown(leaked)).toBe(LET_IN.code)
    expect(await revoke(leaked, 'cmm-1650', 'CMM')).toBe('FORBIDDEN')
    expect(await revoke(leaked, 'samsyn-01', 'SAMSYN')).toBeUndefined()
    await expect.poll(() => shown(leaked), { interval: 250 }).toBe('SENDER_UNPROVEN')
    expect(await shown(renewed)).toBe(LET_IN.code)
  })

  test('nor is what was asked over it before answered then, however long an agency takes, and none is asked again', async () => {
    const leaked = await authority.client('ngo-reden-sagssystem')
    const cmm = around.agencies.started.get('CMM') as StartedReference
    const body = caseOperation('ASSISTANCE', 'prøve af et token', around.handleOf('mira', 'shelter'), '{ cmm { needs { language } } }')
    const headers = { authorization: `Bearer ${await toCertificate(leaked.certificate)}` }
    const ask = () => send(gateways.tls, { headers, certified: leaked, body })
    expect((await ask()).code).toBeUndefined()
    cmm.faults.current = { kind: 'slow', milliseconds: 15_000 }
    cmm.log.clear()
    const asked = ask()
    await expect.poll(() => cmm.log.entries).toHaveLength(1)
    expect(await revoke(leaked, 'samsyn-01', 'SAMSYN')).toBeUndefined()
    await wait(4_500)
    cmm.faults.current = undefined
    expect((await asked).code).toBe('UNAUTHENTICATED')
    expect(cmm.log.entries).toHaveLength(1)
  })

  const clientCert = (pem: string): string => `:${new X509Certificate(pem).raw.toString('base64')}:`

  test('behind a proxy that is named, by the header that the proxy writes (RFC 9440)', async () => {
    const authorization = `Bearer ${await toCertificate()}`
    const withHeader = { authorization, 'client-cert': clientCert(shelter.certificate) }
    expect(await answerOf(gateways.behindProxy, { headers: withHeader })).toEqual(LET_IN)
    expect(await answerOf(gateways.behindProxy, { headers: { ...withHeader, 'client-cert': 'no certificate' } })).toEqual(NOT_BOUND)
    expect(await answerOf(gateways.behindProxy, { headers: { authorization } })).toEqual(NOT_BOUND)
  })

  test('and from anyone else that header says nothing, over TLS neither', async () => {
    const headers = { authorization: `Bearer ${await toCertificate()}`, 'client-cert': clientCert(shelter.certificate) }
    expect(await answerOf(gateways.plain, { headers })).toEqual(NOT_BOUND)
    expect(await answerOf(gateways.tls, { headers })).toEqual(NOT_BOUND)
  })
})

describe('the gateway\'s own TLS', () => {
  const handshake = (said: { maxVersion?: SecureVersion; ciphers?: string }): Promise<string> => new Promise((resolve) => {
    const { hostname, port } = new URL(gateways.tls.url)
    const socket = connect({ host: hostname, port: Number(port), ca: authority.ca, ...said }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().name}`)
      socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'refused'))
  })

  test('is 1.3, or 1.2 with forward secrecy, and nothing less', async () => {
    expect(await handshake({})).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384')
    expect(await handshake({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-/)
    expect(await handshake({ maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' })).toMatch(/^(ERR_SSL|ECONNRESET)/)
    expect(await handshake({ maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).toMatch(/^(ERR_SSL|ECONNRESET)/)
  })

  test('takes a new certificate into use within seconds, and keeps the old one when the new does not fit its key', async () => {
    const shown = (): Promise<string> => new Promise((resolve, reject) => {
      const { hostname, port } = new URL(gateways.tls.url)
      const socket = connect({ host: hostname, port: Number(port), ca: authority.ca }, () => {
        resolve(socket.getPeerX509Certificate()?.serialNumber ?? '')
        socket.destroy()
      }).on('error', reject)
    })
    const before = await shown()
    const renewed = await authority.renewed()
    authority.use({ ...renewed, key: shelter.key })
    await wait(3_000)
    expect(await shown()).toBe(before)
    authority.use(renewed)
    await expect.poll(shown, { interval: 250 }).toBe(new X509Certificate(renewed.certificate).serialNumber)
    const headers = { authorization: `Bearer ${await toCertificate()}` }
    expect(await answerOf(gateways.tls, { headers, certified: shelter })).toEqual(LET_IN)
  })
})

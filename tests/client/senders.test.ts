import { randomUUID, X509Certificate } from 'node:crypto'
import { decodeJwt } from 'jose'
import { allowInsecureRequests, customFetch } from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSender } from '../../client/sender.ts'
import { createTokens } from '../../client/tokens.ts'
import type { Certified } from '../../agencies/nec/certificates.ts'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import { thumbprintOf } from '../../gateway/http/client-certificate.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import { caseOperation, NO_HANDLE, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'

let around: Surroundings
let authority: Awaited<ReturnType<typeof anAuthority>>
let gateway: Gateway
let shelter: Certified

beforeAll(async () => {
  around = await surroundings(await aDatabase())
  authority = await anAuthority()
  shelter = await authority.client('ngo-reden-sagssystem')
  gateway = await startGateway({ ...around.config('tls'), bearer: false, tls: authority.files })
})
afterAll(async () => {
  await gateway.close()
  await around.close()
  authority.close()
})

const now = (): number => Math.floor(Date.now() / 1000)
const token = (): Promise<string> => around.issuer.sign({
  iss: around.issuer.trusted.issuer, aud: AUDIENCE, sub: 'reden-031', client_id: 'ngo-reden-sagssystem', jti: randomUUID(),
  iat: now() - 1, exp: now() + 60, agency: 'NGO-REDEN', role: 'caseworker',
  authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'ASSISTANCE' }],
  cnf: { 'x5t#S256': thumbprintOf(new X509Certificate(shelter.certificate).raw) },
})

/** What a system that holds a certificate is answered, over TLS. */
const answerTo = async ({ certificate, key }: Certified): Promise<string | undefined> => {
  const sender = await createSender({ by: 'certificate', certificate, key, authorities: authority.ca }, {})
  const body = JSON.stringify(caseOperation('ASSISTANCE', 'prøve af et certifikat', NO_HANDLE, '{ id }'))
  const reply = await sender.send(await token(), 'POST', new URL('/graphql', gateway.url), body)
    .catch((error: { response?: Response }) => error.response)
  await sender.close()
  return (await reply?.json() as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code
}

describe('a system that is known by its certificate (RFC 8705)', () => {
  test('is let in over TLS with the certificate that its token is bound to', async () => {
    expect(await answerTo(shelter)).toBe('CASE_NOT_AVAILABLE')
  })
  test('is not with another', async () => {
    expect(await answerTo(await authority.client('nec-sagssystem'))).toBe('SENDER_UNPROVEN')
  })
})

describe('of access tokens', () => {
  /** Tokens for employees of CMM by the clock given, and how often the issuer was asked for one. */
  const aClient = async (clock: () => number) => {
    const key = around.issuer.keys['cmm-sagssystem']!
    const sender = await createSender({ by: 'key', key }, {})
    const asked: string[] = []
    const counting: typeof sender.options[typeof customFetch] = (url, init) => {
      if (url.endsWith('/token')) asked.push(url)
      return sender.options[customFetch](url, init)
    }
    const insecure = { [allowInsecureRequests]: true }
    const { tokenFor } = createTokens({
      issuer: around.issuer.trusted.issuer, client: 'cmm-sagssystem', key, audience: AUDIENCE, insecure, now: clock,
      sender: { options: { ...sender.options, [customFetch]: counting } },
    })
    return { tokenFor, asked, close: sender.close }
  }

  test('one is fetched for an employee and purpose, however many ask at once, and another when its life is over', async () => {
    let time = Date.now()
    const { tokenFor, asked, close } = await aClient(() => time)
    const [one, two] = await Promise.all([tokenFor('cmm-1311', 'IDENTIFICATION'), tokenFor('cmm-1311', 'IDENTIFICATION')])
    expect([one === two, asked.length]).toEqual([true, 1])
    expect(await tokenFor('cmm-1311', 'IDENTIFICATION')).toBe(one)
    time += 281_000
    expect(await tokenFor('cmm-1311', 'IDENTIFICATION')).not.toBe(one)
    expect(asked.length).toBe(2)
    await close()
  })
  test('one is fetched with the issuer\'s own nonce in the proof, where the issuer wants one (RFC 9449 §8)', async () => {
    const key = around.issuer.keys['cmm-sagssystem']!
    const sender = await createSender({ by: 'key', key }, {})
    const nonces: unknown[] = []
    const wanting: typeof sender.options[typeof customFetch] = (url, init) => {
      if (!url.endsWith('/token')) return sender.options[customFetch](url, init)
      const { nonce } = decodeJwt(new Headers(init.headers).get('dpop') ?? '')
      nonces.push(nonce)
      if (nonce === 'the-issuers') return sender.options[customFetch](url, init)
      return Promise.resolve(Response.json({ error: 'use_dpop_nonce' }, { status: 400, headers: { 'dpop-nonce': 'the-issuers' } }))
    }
    const { tokenFor } = createTokens({
      issuer: around.issuer.trusted.issuer, client: 'cmm-sagssystem', key, audience: AUDIENCE, insecure: { [allowInsecureRequests]: true },
      now: Date.now, sender: { options: { ...sender.options, [customFetch]: wanting } },
    })
    expect(await tokenFor('cmm-1311', 'IDENTIFICATION')).toMatch(/^eyJ/)
    expect(nonces).toEqual([undefined, 'the-issuers'])
    await sender.close()
  })
  test('one that could not be had is asked for again: the issuer may be there a moment later', async () => {
    const key = around.issuer.keys['cmm-sagssystem']!
    const sender = await createSender({ by: 'key', key }, {})
    let failing = ''
    const { tokenFor } = createTokens({
      issuer: around.issuer.trusted.issuer, client: 'cmm-sagssystem', key, audience: AUDIENCE, insecure: { [allowInsecureRequests]: true }, now: Date.now,
      sender: { options: { ...sender.options, [customFetch]: (url, init) =>
        url.endsWith(failing) ? Promise.reject(new Error(`no line to ${failing}`)) : sender.options[customFetch](url, init) } },
    })
    for (failing of ['openid-configuration', '/token'])
      await expect(tokenFor('cmm-1311', 'IDENTIFICATION')).rejects.toThrow(`no line to ${failing}`)
    failing = 'nowhere'
    expect(await tokenFor('cmm-1311', 'IDENTIFICATION')).toMatch(/^eyJ/)
    await sender.close()
  })
  test('none serves another purpose, or another employee', async () => {
    const { tokenFor, asked, close } = await aClient(Date.now)
    const tokens = [await tokenFor('cmm-1311', 'IDENTIFICATION'), await tokenFor('cmm-1311', 'OVERSIGHT'), await tokenFor('cmm-1207', 'OVERSIGHT')]
    expect([new Set(tokens).size, asked.length]).toEqual([3, 3])
    await close()
  })
})

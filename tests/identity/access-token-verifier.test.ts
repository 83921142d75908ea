import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccessTokenVerifier } from '../../gateway/identity/access-token-verifier.ts'
import { anIssuer, AT, ditte, NOW, type Issuer } from './an-issuer.ts'

let issuer: Issuer
beforeAll(async () => { issuer = await anIssuer() })
afterAll(() => issuer.close())

const verifierAt = (clock: () => Date) => createAccessTokenVerifier({
  issuers: [{ issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: ['CMM', 'NGO-REDEN'] }],
  audience: 'urn:samsyn:gateway',
  clock,
})

describe('an accepted token', () => {
  test.each(['Ed25519', 'ES256', 'PS256'] as const)('%s: says who asks, as what, for which one purpose', async (alg) => {
    const token = await issuer.sign(ditte(issuer.issuer), { alg })
    expect(await verifierAt(() => NOW).verify(token)).toEqual({
      issuer: issuer.issuer, client: 'cmm-sagssystem', party: 'CMM', employee: 'cmm-0107', role: 'assessor',
      purpose: 'IDENTIFICATION', expiresAt: new Date((AT + 290) * 1000), jti: 'a-token-of-ditte', boundTo: null,
    })
  })

  test('may come from a clock five seconds ahead', async () => {
    const token = await issuer.sign({ ...ditte(issuer.issuer), iat: AT + 5, nbf: AT + 5 })
    expect(await verifierAt(() => NOW).verify(token)).toMatchObject({ employee: 'cmm-0107' })
  })

  test('is remembered until it expires, and refused from that very second', async () => {
    let now = NOW
    const verifier = verifierAt(() => now)
    const token = await issuer.sign(ditte(issuer.issuer))
    const first = await verifier.verify(token)
    now = new Date((AT + 290) * 1000 - 1)
    expect(await verifier.verify(token)).toBe(first)
    now = new Date((AT + 290) * 1000)
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'expired' })
  })

  test('seen before costs less than 20 µs', async () => {
    const verifier = verifierAt(() => NOW)
    const token = await issuer.sign(ditte(issuer.issuer))
    await verifier.verify(token)
    const cost = async (): Promise<number> => {
      const started = process.cpuUsage()
      for (let i = 0; i < 2_000; i++) await verifier.verify(token)
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 2_000
    }
    await cost()
    expect(Math.min(await cost(), await cost(), await cost())).toBeLessThan(20)
  })
})

describe('an issuer that cannot be reached', () => {
  test('gets nobody in, until it can be reached again', async () => {
    const gone = await anIssuer()
    const verifier = createAccessTokenVerifier({
      issuers: [{ issuer: gone.issuer, jwksUri: gone.jwksUri, parties: ['CMM'] }],
      audience: 'urn:samsyn:gateway',
      clock: () => NOW,
    })
    const token = await gone.sign(ditte(gone.issuer))
    await gone.close()
    await expect(verifier.verify(token)).rejects.toMatchObject({ name: 'TokenRefused', reason: 'issuerUnavailable' })
  })
})

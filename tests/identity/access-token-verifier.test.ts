import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createAccessTokenVerifier } from '../../gateway/identity/access-token-verifier.ts'
import { PACE } from '../../gateway/identity/issuer-keys.ts'
import type { TrustedIssuer } from '../../gateway/identity/trusted-issuer.ts'
import { anIssuer, AT, ditte, NOW, type Issuer } from './an-issuer.ts'

let issuer: Issuer
beforeAll(async () => { issuer = await anIssuer() })
afterAll(() => issuer.close())
afterEach(() => vi.restoreAllMocks())

const verifierAt = (clock: () => Date, said: Partial<TrustedIssuer> = {}) => {
  const trusted = [{ issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: ['CMM', 'NGO-REDEN'], ...said }]
  return createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock })
}

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

  test('is remembered until it expires, and refused from that very second; what differs from it is not it', async () => {
    let now = NOW
    const verifier = verifierAt(() => now)
    const token = await issuer.sign(ditte(issuer.issuer))
    const first = await verifier.verify(token)
    now = new Date((AT + 290) * 1000 - 1)
    expect(await verifier.verify(token)).toBe(first)
    await expect(verifier.verify(`${token.slice(0, -4)}AAAA`)).rejects.toMatchObject({ reason: 'signature' })
    now = new Date((AT + 290) * 1000)
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'expired' })
  })

  test('lets nobody in any more once its issuer is known to have withdrawn its key', async () => {
    const changing = await anIssuer()
    const verifier = verifierAt(() => NOW, changing)
    const token = await changing.sign(ditte(changing.issuer))
    await verifier.verify(token)
    changing.withdraw('Ed25519')
    let later = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => later)
    await expect.poll(async () => {
      later += PACE.longest
      await verifier.verify(await changing.sign(ditte(changing.issuer), { alg: 'ES256' }))
      return verifier.verify(token).catch(({ reason }: { reason: string }) => reason)
    }).toBe('key')
    await changing.close()
  })

  test('is looked at anew when its key is withdrawn in the instant of the check', async () => {
    const changing = await anIssuer()
    const verifier = verifierAt(() => NOW, changing)
    const [former = '', token = ''] = await Promise.all(['former', 'latter'].map((jti) => changing.sign({ ...ditte(changing.issuer), jti })))
    const reasonOf = (one: string): Promise<string> => verifier.verify(one).then(() => 'accepted', ({ reason }: { reason: string }) => reason)
    await verifier.verify(former)
    changing.withdraw('Ed25519')
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + PACE.longest)
    const check = crypto.subtle.verify.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'verify').mockImplementationOnce(async (...asked) => {
      await expect.poll(() => reasonOf(former)).toBe('key')
      return check(...asked)
    })
    expect([await reasonOf(token), await reasonOf(token)]).toEqual(['accepted', 'key'])
    await changing.close()
  })
})

describe('an issuer that names things its own way', () => {
  const roles = { claim: 'groups', map: { 'GG-Samsyn-Vurdering': 'assessor', 'GG-Samsyn-DPO': 'dpo' } } as const
  const { role: _, agency: __, ...unnamed } = ditte('')

  test('has its groups taken for roles, and its one party for the employee\'s', async () => {
    const token = await issuer.sign({ ...unnamed, iss: issuer.issuer, groups: ['GG-Alle', 'GG-Samsyn-Vurdering'] })
    expect(await verifierAt(() => NOW, { parties: ['CMM'], roles }).verify(token)).toMatchObject({ party: 'CMM', role: 'assessor' })
  })

  test.each<readonly [string, Record<string, unknown>, string]>([
    ['no group that is a role', { groups: ['GG-Alle'] }, 'role'],
    ['groups of two roles', { groups: ['GG-Samsyn-Vurdering', 'GG-Samsyn-DPO'] }, 'role'],
    ['the contract\'s own name for a role', { groups: ['dpo'] }, 'role'],
    ['a name that every object has', { groups: ['constructor'] }, 'role'],
    ['a party that is not its own', { agency: 'NEC', groups: ['GG-Samsyn-Vurdering'] }, 'partyOfIssuer'],
    ['a role beside the groups', { role: 'dpo' }, 'role'],
  ])('gets nobody in with %s', async (_what, said, reason) => {
    const token = await issuer.sign({ ...unnamed, iss: issuer.issuer, ...said })
    await expect(verifierAt(() => NOW, { parties: ['CMM'], roles }).verify(token)).rejects.toMatchObject({ reason })
  })

  const { role } = ditte('')
  const standing = (...parties: readonly (readonly string[])[]) => {
    const trusted = parties.map((own) => ({ issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: own }))
    return createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock: () => NOW })
  }

  test('and of several parties must say which, also when each of them registered it for itself', async () => {
    const token = await issuer.sign({ ...unnamed, iss: issuer.issuer, groups: ['GG-Samsyn-DPO'] })
    await expect(verifierAt(() => NOW, { roles }).verify(token)).rejects.toMatchObject({ reason: 'party' })
    const unsaid = await issuer.sign({ ...unnamed, iss: issuer.issuer, role })
    await expect(standing(['CMM'], ['NGO-REDEN']).verify(unsaid)).rejects.toMatchObject({ reason: 'party' })
  })

  test('and need not once its one party has registered what the configuration says of it', async () => {
    const token = await issuer.sign({ ...unnamed, iss: issuer.issuer, role })
    expect(await standing([], ['CMM']).verify(token)).toMatchObject({ party: 'CMM' })
    expect(await standing(['SAMSYN'], ['SAMSYN']).verify(token)).toMatchObject({ party: 'SAMSYN' })
  })
})

describe('an issuer that is no longer trusted', () => {
  test('gets nobody in, nor does a token of it that was accepted before', async () => {
    const own = { issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: ['CMM'] }
    let trusted: TrustedIssuer[] | undefined = [own]
    const verifier = createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock: () => NOW })
    const token = await issuer.sign(ditte(issuer.issuer))
    expect(await verifier.verify(token)).toMatchObject({ party: 'CMM' })
    trusted = []
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'issuer' })
    trusted = undefined
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'registerUnavailable' })
  })

  test('and one that another party registered under the same name speaks for that party alone', async () => {
    const stranger = await anIssuer()
    const trusted = [
      { issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: ['CMM'] },
      { issuer: issuer.issuer, jwksUri: stranger.jwksUri, parties: ['NGO-REDEN'] },
    ]
    const verifier = createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock: () => NOW })
    await expect(verifier.verify(await stranger.sign(ditte(issuer.issuer)))).rejects.toMatchObject({ reason: 'signature' })
    const own = await stranger.sign({ ...ditte(issuer.issuer), agency: 'NGO-REDEN' })
    expect(await verifier.verify(own)).toMatchObject({ party: 'NGO-REDEN' })
    await stranger.close()
  })
})

test('each of two issuers who say themselves where their keys are speaks by its own keys alone', async () => {
  const stranger = await anIssuer()
  const trusted = [{ issuer: issuer.issuer, parties: ['CMM'] }, { issuer: stranger.issuer, parties: ['NGO-REDEN'] }]
  const verifier = createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock: () => NOW })
  const own = await stranger.sign({ ...ditte(stranger.issuer), agency: 'NGO-REDEN' })
  expect(await verifier.verify(own)).toMatchObject({ party: 'NGO-REDEN' })
  await expect(verifier.verify(await stranger.sign(ditte(issuer.issuer)))).rejects.toMatchObject({ reason: 'signature' })
  expect(await verifier.verify(await issuer.sign(ditte(issuer.issuer)))).toMatchObject({ party: 'CMM' })
  await stranger.close()
})

describe('an issuer that cannot be reached', () => {
  test('gets nobody in, until it can be reached again', async () => {
    const gone = await anIssuer()
    const trusted = [{ issuer: gone.issuer, jwksUri: gone.jwksUri, parties: ['CMM'] }]
    const verifier = createAccessTokenVerifier({
      issuers: () => trusted,
      audience: 'urn:samsyn:gateway',
      clock: () => NOW,
    })
    const token = await gone.sign(ditte(gone.issuer))
    await gone.close()
    await expect(verifier.verify(token)).rejects.toMatchObject({ name: 'TokenRefused', reason: 'issuerUnavailable' })
  })
})

import { expect, test } from 'vitest'
import { createProofVerifier } from '../../gateway/identity/dpop-proof.ts'
import { createCheckSender } from '../../gateway/identity/sender.ts'
import { SENDER_REFUSALS, SenderRefused, type SenderRefusal } from '../../gateway/identity/token-refused.ts'
import { NOW } from './an-issuer.ts'
import { HOSTILE_PROOFS, minutes, prove, prover, REQUEST, stranger } from './hostile-proofs.ts'

const verify = createProofVerifier()

test.each(HOSTILE_PROOFS)('a proof with %s is refused: %s', async (_what, reason, proof) => {
  const refused = await verify(await proof(), REQUEST, NOW).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(SenderRefused)
  expect(refused).toMatchObject({ reason, message: `sender refused: ${reason}` })
})

test.each([
  ['as it should be', {}],
  ['of a query string, which does not count', { url: `${REQUEST.url}?operation=view#top` }],
  ['of the port that goes without saying', { url: 'https://samsyn.example:443/graphql' }],
  ['of a minute ago', { at: minutes(-1) }],
  ['of a clock five seconds ahead', { at: new Date(NOW.getTime() + 5_000) }],
])('the honest proof beside them holds, %s', async (_what, said) => {
  expect(await verify(await prove(said), REQUEST, NOW)).toMatchObject({ thumbprint: prover.thumbprint })
})

/** Whoever is not refused for the proof itself. */
const SENDERS: readonly (readonly [SenderRefusal, () => Promise<unknown>])[] = (() => {
  const token = { issuer: '', client: '', party: 'CMM', employee: '', role: 'assessor', purpose: 'IDENTIFICATION', expiresAt: NOW, jti: '' } as const
  const bound = (to: 'key' | 'certificate', thumbprint = prover.thumbprint) => ({ ...token, boundTo: { to, thumbprint } })
  const check = createCheckSender({ verifyProof: verify, useProof: async () => false, isOurNonce: (nonce) => nonce === 'ours', isRevoked: (party, thumbprint) => party === 'CMM' && thumbprint === 'revoked', bearer: false, clock: () => NOW })
  const shown = (scheme: 'Bearer' | 'DPoP') => ({ scheme, token: REQUEST.token ?? '' })
  const presented = { authorization: undefined, proof: undefined, certificate: undefined, ...REQUEST }
  return [
    ['unbound', () => check({ ...token, boundTo: null }, shown('Bearer'), presented)],
    ['bindingRevoked', async () => check(bound('certificate', 'revoked'), shown('Bearer'), { ...presented, certificate: 'revoked' })],
    ['scheme', async () => check(bound('key'), shown('Bearer'), { ...presented, proof: await prove() })],
    ['scheme', () => check(bound('certificate'), shown('DPoP'), presented)],
    ['certificateMissing', () => check(bound('certificate'), shown('Bearer'), presented)],
    ['certificateOther', () => check(bound('certificate'), shown('Bearer'), { ...presented, certificate: 'another' })],
    ['proofMissing', () => check(bound('key'), shown('DPoP'), presented)],
    ['proofKeyOther', async () => check(bound('key', stranger.thumbprint), shown('DPoP'), { ...presented, proof: await prove() })],
    ['proofNonce', async () => check(bound('key'), shown('DPoP'), { ...presented, proof: await prove() })],
    ['proofNonce', async () => check(bound('key'), shown('DPoP'), { ...presented, proof: await prove({ claims: { nonce: 'another' } }) })],
    ['proofReplayed', async () => check(bound('key'), shown('DPoP'), { ...presented, proof: await prove({ claims: { nonce: 'ours' } }) })],
  ]
})()

test.each(SENDERS)('%s: whom a token does not show to be its holder is refused so', async (reason, attempt) => {
  await expect(attempt()).rejects.toMatchObject({ name: 'SenderRefused', reason })
})

test('every reason of the closed list is met', () => {
  const met = [...HOSTILE_PROOFS.map(([, reason]) => reason), ...SENDERS.map(([reason]) => reason)]
  expect(new Set(met)).toEqual(new Set(SENDER_REFUSALS))
})

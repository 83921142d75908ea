import { afterAll, expect, test } from 'vitest'
import { createAccessTokenVerifier } from '../../gateway/identity/access-token-verifier.ts'
import { TOKEN_REFUSALS, TokenRefused } from '../../gateway/identity/token-refused.ts'
import { NOW } from './an-issuer.ts'
import { honest, HOSTILE_TOKENS, issuer, respell, stranger, trusted } from './hostile-tokens.ts'

const verifier = createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock: () => NOW })

afterAll(() => Promise.all([issuer.close(), stranger.close()]))

test.each(HOSTILE_TOKENS)('%s is refused: %s', async (_what, reason, token) => {
  const refused = await verifier.verify(await token()).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(TokenRefused)
  expect(refused).toMatchObject({ reason, message: `access token refused: ${reason}` })
})

test('every reason of the closed list that is the token\'s is met by a hostile one', () => {
  const own = TOKEN_REFUSALS.filter((reason) => reason !== 'registerUnavailable')
  expect(new Set(HOSTILE_TOKENS.map(([, reason]) => reason))).toEqual(new Set(own))
})

test('the honest token beside them is accepted, and a hostile one after it still is not', async () => {
  const token = await honest()
  expect(await verifier.verify(token)).toMatchObject({ party: 'CMM', purpose: 'IDENTIFICATION' })
  await expect(verifier.verify(respell(token))).rejects.toMatchObject({ reason: 'malformed' })
})

import { hash, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { thumbprintOf } from '../../gateway/http/client-certificate.ts'
import { createProofVerifier } from '../../gateway/identity/dpop-proof.ts'

/** RFC 9449 §4.1 (a token is asked for), §7.1 (a resource is), and §6.1 (what the token is bound to). */
const TOKEN_PROOF = [
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFV',
  'ZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0V',
  'TYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8l',
  'P4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg',
].join('')
const RESOURCE_PROOF = [
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFV',
  'ZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl',
  '9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2Mj',
  'I2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1pl',
  'emAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA',
].join('')
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'
const JKT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I'

const verify = createProofVerifier()

test('RFC 9449 §4.1: the proof of a request for a token holds, for the key of §6.1', async () => {
  const request = { method: 'POST', url: 'https://server.example.com/token', token: null }
  expect(await verify(TOKEN_PROOF, request, new Date(1_562_262_616_000)))
    .toEqual({ thumbprint: JKT, jti: '-BwC3ESc6acc2lTc', issuedAt: new Date(1_562_262_616_000) })
})

test('RFC 9449 §7.1: the proof of a request for a resource holds, with its token and no other', async () => {
  const request = { method: 'GET', url: 'https://resource.example.org/protectedresource', token: TOKEN }
  const at = new Date(1_562_262_620_000)
  expect(await verify(RESOURCE_PROOF, request, at)).toMatchObject({ thumbprint: JKT, jti: 'e1j3V_bKic8-LAEB' })
  await expect(verify(RESOURCE_PROOF, { ...request, token: `${TOKEN}a` }, at)).rejects.toMatchObject({ reason: 'proofOfOtherToken' })
  await expect(verify(RESOURCE_PROOF, request, new Date(1_562_262_679_000))).rejects.toMatchObject({ reason: 'proofOld' })
  expect(hash('sha256', TOKEN, 'base64url')).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo')
})

test('RFC 8705 appendix A: the certificate has the thumbprint that its token names', () => {
  const certificate = new X509Certificate(`-----BEGIN CERTIFICATE-----
MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAx
ODEyMzcwOVoXDTIyMDUwMjEyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqG
SM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8QnhxxzFQ03C7HKW9OylMbnQZjjJ
/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj0EAwID
SQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOV
bUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=
-----END CERTIFICATE-----`)
  expect(thumbprintOf(certificate.raw)).toBe('A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0')
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose'

const ALGORITHMS = ['Ed25519', 'ES256', 'PS256'] as const

export type Algorithm = (typeof ALGORITHMS)[number]

/** An issuer with a key of each accepted algorithm, published over HTTP where its discovery document says. */
export const anIssuer = async () => {
  const pairs = new Map<string, { publicKey: CryptoKey; privateKey: CryptoKey }>()
  for (const alg of ALGORITHMS) pairs.set(alg, await generateKeyPair(alg, { extractable: true }))
  const publicKey = (alg: Algorithm): CryptoKey => pairs.get(alg)!.publicKey
  const keys = await Promise.all(ALGORITHMS.map(async (alg) => ({ ...(await exportJWK(publicKey(alg))), kid: alg, alg })))
  const withdrawn = new Set<Algorithm>()
  const published = (): object => ({ keys: keys.filter(({ alg }) => !withdrawn.has(alg)) })
  const server = createServer(({ url }, response) => response.setHeader('content-type', 'application/json')
    .end(JSON.stringify(url === '/jwks' ? published() : { issuer, jwks_uri: jwksUri })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const jwksUri = `${issuer}/jwks`
  return {
    issuer,
    jwksUri,
    publicKey,
    /** Publishes a key no more. */
    withdraw: (alg: Algorithm): void => void withdrawn.add(alg),
    sign: (payload: JWTPayload, header: Partial<JWTHeaderParameters> & { alg?: Algorithm } = {}): Promise<string> => {
      const alg = header.alg ?? 'Ed25519'
      const { privateKey } = pairs.get(alg)!
      return new SignJWT(payload).setProtectedHeader({ typ: 'at+jwt', kid: alg, ...header, alg }).sign(privateKey)
    },
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

export type Issuer = Awaited<ReturnType<typeof anIssuer>>

export const NOW = new Date('2026-11-22T10:00:00Z')
export const AT = NOW.getTime() / 1000

/** What an issuer truthfully says of Ditte, who assesses at CMM. */
export const ditte = (issuer: string): JWTPayload => ({
  iss: issuer, aud: 'urn:samsyn:gateway', sub: 'cmm-0107', client_id: 'cmm-sagssystem', jti: 'a-token-of-ditte',
  iat: AT - 10, exp: AT + 290, agency: 'CMM', role: 'assessor',
  authorization_details: [{ type: 'urn:samsyn:purpose', purpose: 'IDENTIFICATION' }],
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { importJWK, SignJWT, type JWK, type JWTPayload } from 'jose'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'

/** What it answers who asks for tokens with; without a status it does not answer at all. */
interface Answer {
  readonly status?: number
  readonly body?: object
}

/** An issuer of CMM's that says what it is told to, over the real protocol: an agency's own may be wrong, or another's prey. */
export const aScriptedIssuer = async () => {
  const { privateKey, publicKey } = await makeSigningKey('issuer-1')
  const client = await makeSigningKey('cmm-konsol-1')
  const asked: { path: string; form: URLSearchParams }[] = []
  let answer: Answer = { status: 500 }
  const server = createServer(async (request, reply) => {
    const path = new URL(request.url ?? '', issuer).pathname
    if (request.method === 'POST') asked.push({ path, form: new URLSearchParams(await text(request)) })
    const { status, body } = path === '/token' ? answer : { status: 200, body: path === '/keys' ? { keys: [publicKey] } : about() }
    if (status === undefined) return void request.socket.destroy()
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const about = (): object => ({
    issuer, authorization_endpoint: `${issuer}/begin`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
    revocation_endpoint: `${issuer}/revoke`, id_token_signing_alg_values_supported: ['Ed25519'],
  })
  return {
    login: { party: 'CMM', issuer, client: 'cmm-konsol', key: client.privateKey },
    /** What was posted to it, in order. */
    asked,
    answer: (given: Answer): void => { answer = given },
    sign: async (claims: JWTPayload, key: JWK = privateKey): Promise<string> =>
      new SignJWT(claims).setProtectedHeader({ alg: 'Ed25519', kid: 'issuer-1' }).sign(await importJWK(key, 'Ed25519')),
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

export type AScriptedIssuer = Awaited<ReturnType<typeof aScriptedIssuer>>

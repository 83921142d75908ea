import { importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { createIssuer } from '../../gateway/issuer/issuer.ts'
import { PARTIES, clientOf, consoleClientOf } from '../../prisma/seed/clients.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { ACTORS } from './actors.ts'

export const AUDIENCE = 'urn:samsyn:gateway'

/** Milliseconds that a token is used again: less than it lives. */
const KEPT = 200_000

/** The real issuer with its personas, and tokens for them as their agencies' systems get them. */
export const anIssuer = async (consoleUrl?: string) => {
  const clientKeys = new Map<string, JWK>()
  const clients = await Promise.all(PARTIES.map(async (party) => {
    const { privateKey, publicKey } = await makeSigningKey(`${clientOf(party)}-1`)
    clientKeys.set(clientOf(party), privateKey)
    return { id: clientOf(party), party, keys: [publicKey] }
  }))
  const consoles = consoleUrl === undefined ? [] : await Promise.all(
    [...new Set(ACTORS.map(({ party }) => party))].map(async (party) => ({
      party, client: consoleClientOf(party), ...await makeSigningKey(`${consoleClientOf(party)}-1`),
    })))
  const consoleClients = consoles.map(({ party, client, publicKey }) => ({
    id: client, party, keys: [publicKey], redirectUris: [`${consoleUrl}/console/callback/${party}`], afterLogout: [`${consoleUrl}/console/`],
    backChannelLogout: `${consoleUrl}/console/backchannel-logout`,
  }))
  const signingKey = (await makeSigningKey('issuer-1')).privateKey
  const issuer = await createIssuer({ port: 0, audience: AUDIENCE, personas: ACTORS, clients: [...clients, ...consoleClients], keys: [signingKey] })
  const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>()
  const fetchToken = (id: string, purpose: Purpose): Promise<string> => {
    const persona = ACTORS.find((one) => one.id === id)
    const key = persona && clientKeys.get(persona.client)
    if (!persona || !key) throw new Error(`there is no persona \`${id}\``)
    const { client, employee } = persona
    return fetchAccessToken({ issuer: issuer.issuer, client, key, employee, purpose, audience: AUDIENCE })
  }
  return {
    /** The private keys of the client systems, by client. */
    keys: Object.fromEntries(clientKeys),
    /** How the console's people log in. */
    logins: consoles.map(({ party, client, privateKey }) => ({ party, issuer: issuer.issuer, client, key: privateKey })),
    trusted: { issuer: issuer.issuer, jwksUri: issuer.jwksUri, parties: [...PARTIES] },
    /** A token for a persona and a purpose; the same one for the most of its life. */
    token: (id: string, purpose: Purpose): Promise<string> => {
      const key = `${id} ${purpose}`
      const known = tokens.get(key)
      if (known && known.until > Date.now()) return known.token
      const token = fetchToken(id, purpose)
      tokens.set(key, { token, until: Date.now() + KEPT })
      return token
    },
    /** A token by the issuer's own key that says what the issuer never would. */
    sign: async (claims: JWTPayload, typ = 'at+jwt'): Promise<string> =>
      new SignJWT(claims).setProtectedHeader({ alg: 'Ed25519', typ, kid: 'issuer-1' })
        .sign(await importJWK(signingKey, 'Ed25519') as CryptoKey),
    close: issuer.close,
  }
}

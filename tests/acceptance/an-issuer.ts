import type { JWK } from 'jose'
import { fetchAccessToken } from '../../gateway/demo/access-token.ts'
import { makeSigningKey } from '../../gateway/demo/signing-key.ts'
import { createIssuer } from '../../gateway/issuer/issuer.ts'
import { PARTIES, clientOf } from '../../prisma/seed/clients.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import type { Purpose } from '../../schema/purpose.ts'

export const AUDIENCE = 'urn:samsyn:gateway'

/** Milliseconds that a token is used again: less than it lives. */
const KEPT = 200_000

/** The real issuer with its personas, and tokens for them as their agencies' systems get them. */
export const anIssuer = async () => {
  const clientKeys = new Map<string, JWK>()
  const clients = await Promise.all(PARTIES.map(async (party) => {
    const { privateKey, publicKey } = await makeSigningKey(`${clientOf(party)}-1`)
    clientKeys.set(clientOf(party), privateKey)
    return { id: clientOf(party), party, keys: [publicKey] }
  }))
  const issuer = await createIssuer({
    port: 0, audience: AUDIENCE, personas: PERSONAS, clients, keys: [(await makeSigningKey('issuer-1')).privateKey],
  })
  const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>()
  const fetchToken = (id: string, purpose: Purpose): Promise<string> => {
    const persona = PERSONAS.find((one) => one.id === id)
    const key = persona && clientKeys.get(persona.client)
    if (!persona || !key) throw new Error(`there is no persona \`${id}\``)
    const { client, employee } = persona
    return fetchAccessToken({ issuer: issuer.issuer, client, key, employee, purpose, audience: AUDIENCE })
  }
  return {
    /** The private keys of the client systems, by client. */
    keys: Object.fromEntries(clientKeys),
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
    close: issuer.close,
  }
}

export type AnIssuer = Awaited<ReturnType<typeof anIssuer>>

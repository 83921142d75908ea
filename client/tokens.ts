import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose'
import {
  discoveryRequest, genericTokenEndpointRequest, PrivateKeyJwt, processDiscoveryResponse, processGenericTokenEndpointResponse,
  type AuthorizationServer,
} from 'oauth4webapi'
import type { Purpose } from './contract.ts'
import { withNonce, type Sender } from './sender.ts'

interface TokensDeps {
  readonly issuer: string
  /** The client system's id at its issuer, and its private key there (RFC 7523, `private_key_jwt`). */
  readonly client: string
  readonly key: JWK
  /** What access tokens are for, such as `urn:samsyn:gateway`. */
  readonly audience: string
  readonly sender: Pick<Sender, 'options'>
  readonly insecure: object
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** A token, from when it is asked for: what it is, and `until` when it is used, is known once it has come. */
interface Held {
  readonly token: Promise<string>
  come?: string
  until: number
}

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const JWT = 'urn:ietf:params:oauth:token-type:jwt'

/** Milliseconds before its end that a token is no longer used. */
const MARGIN = 20_000

/**
 * Access tokens that act for one employee for exactly one purpose (RFC 8693, RFC 9396), each fetched once and used for
 * its life of at most five minutes, or until the gateway accepts it no longer.
 */
export const createTokens = ({ issuer, client, key, audience, sender, insecure, now }: TokensDeps) => {
  const held = new Map<string, Held>()
  let server: Promise<AuthorizationServer> | undefined

  const discover = async (): Promise<AuthorizationServer> => {
    const url = new URL(issuer)
    return processDiscoveryResponse(url, await discoveryRequest(url, { ...insecure, ...sender.options }))
  }

  const fetchToken = async (employee: string, purpose: Purpose): Promise<{ token: string; until: number }> => {
    const discovered = server ??= discover()
    discovered.catch(() => { server = undefined })
    const signing = await importJWK(key, key.alg ?? 'Ed25519') as CryptoKey
    const kid = key.kid ?? ''
    const subject = await new SignJWT({})
      .setProtectedHeader({ alg: key.alg ?? 'Ed25519', typ: 'samsyn-employee+jwt', kid })
      .setIssuer(client).setSubject(employee).setAudience(issuer).setIssuedAt().setExpirationTime('60 seconds').setJti(randomUUID())
      .sign(signing)
    const reply = await genericTokenEndpointRequest(await discovered, { client_id: client }, PrivateKeyJwt({ key: signing, kid }), EXCHANGE, {
      subject_token: subject,
      subject_token_type: JWT,
      resource: audience,
      authorization_details: JSON.stringify([{ type: 'urn:samsyn:purpose', purpose }]),
    }, { ...insecure, ...sender.options })
    const { access_token: token, expires_in: seconds = 0 } = await processGenericTokenEndpointResponse(await discovered, { client_id: client }, reply)
    return { token, until: now() + seconds * 1_000 - MARGIN }
  }

  return {
    /** @throws what the issuer answered, or why it could not be reached. */
    tokenFor: async (employee: string, purpose: Purpose): Promise<string> => {
      const name = `${employee} ${purpose}`
      const known = held.get(name)
      if (known && known.until > now()) return known.token
      const fetched = withNonce(() => fetchToken(employee, purpose))
      const one: Held = { token: fetched.then(({ token }) => token), until: Infinity }
      held.set(name, one)
      fetched.then(({ token, until }) => Object.assign(one, { come: token, until }), () => held.delete(name))
      return one.token
    },
    /** A token that the gateway did not accept is used no more. */
    drop: (token: string): void => {
      for (const [name, { come }] of held) if (come === token) held.delete(name)
    },
  }
}

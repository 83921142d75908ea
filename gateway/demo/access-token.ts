import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose'
import {
  allowInsecureRequests, discoveryRequest, DPoP, type Client, type DPoPHandle, genericTokenEndpointRequest, PrivateKeyJwt, processDiscoveryResponse,
  processGenericTokenEndpointResponse,
} from 'oauth4webapi'
import type { Purpose } from '../../schema/purpose.ts'
import { PURPOSE_DETAIL } from '../identity/access-token.ts'
import { publicHalf } from './keys.ts'
import { JWT_TYPE, SUBJECT_TOKEN_LIFE, SUBJECT_TOKEN_TYPE, TOKEN_EXCHANGE } from '../issuer/subject-token.ts'

/** For which employee an agency's system asks for a token, and for which one purpose. */
export interface AccessTokenWanted {
  readonly issuer: string
  readonly client: string
  /** The private key of the client, Ed25519. */
  readonly key: JWK
  readonly employee: string
  readonly purpose: Purpose
  readonly audience: string
  /** The private key, Ed25519, that the token is to be bound to (RFC 9449); to nothing when there is none. */
  readonly boundTo?: JWK
}

/** The issuer of the demonstration speaks HTTP on this machine. */
const here = { [allowInsecureRequests]: true }

/**
 * Gets an access token as an agency's own system does: it proves itself with its key (RFC 7523, `private_key_jwt`),
 * says for which employee it acts (RFC 8693) and for which purpose (RFC 9396).
 * @throws what the issuer answered, as `oauth4webapi` reports it.
 */
export const fetchAccessToken = async (wanted: AccessTokenWanted): Promise<string> => {
  const issuer = new URL(wanted.issuer)
  const server = await processDiscoveryResponse(issuer, await discoveryRequest(issuer, here))
  const client = { client_id: wanted.client }
  const key = (await importJWK(wanted.key, 'Ed25519')) as CryptoKey
  const kid = wanted.key.kid ?? ''
  const reply = await genericTokenEndpointRequest(server, client, PrivateKeyJwt({ key, kid }), TOKEN_EXCHANGE, {
    subject_token: await signSubjectToken(wanted, key, kid),
    subject_token_type: JWT_TYPE,
    resource: wanted.audience,
    authorization_details: JSON.stringify([{ type: PURPOSE_DETAIL, purpose: wanted.purpose }]),
  }, { ...here, ...(wanted.boundTo && { DPoP: await proofsOf(client, wanted.boundTo) }) })
  return (await processGenericTokenEndpointResponse(server, client, reply)).access_token
}

const proofsOf = async (client: Client, key: JWK): Promise<DPoPHandle> => DPoP(client, {
  privateKey: await importJWK(key, 'Ed25519') as CryptoKey,
  publicKey: await importJWK(publicHalf(key), 'Ed25519', { extractable: true }) as CryptoKey,
})

const signSubjectToken = (wanted: AccessTokenWanted, key: CryptoKey, kid: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'Ed25519', typ: SUBJECT_TOKEN_TYPE, kid })
    .setIssuer(wanted.client)
    .setSubject(wanted.employee)
    .setAudience(wanted.issuer)
    .setIssuedAt()
    .setExpirationTime(`${SUBJECT_TOKEN_LIFE} seconds`)
    .setJti(randomUUID())
    .sign(key)

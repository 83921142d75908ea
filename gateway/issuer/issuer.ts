import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket, type TlsOptions } from 'node:tls'
import type { JWK } from 'jose'
import { Provider, type Configuration, type ResourceServer } from 'oidc-provider'
import { MAX_LIFE, PURPOSE_DETAIL } from '../identity/access-token.ts'
import { PROOF_ALGORITHMS } from '../identity/dpop-proof.ts'
import { createKnown, type Employee, type IssuerClient, type Known } from './employee.ts'
import { createLogin } from './login.ts'
import { LOGIN_TTL, loginConfiguration, loginMetadata, purposeOfRefresh, rpInitiatedLogout } from './login-configuration.ts'
import { checkPurposeDetail, onePurpose } from './purpose-detail.ts'
import { TOKEN_EXCHANGE } from './subject-token.ts'
import { createTokenExchange, TOKEN_EXCHANGE_PARAMETERS } from './token-exchange.ts'

export interface IssuerDeps {
  /** 0 for a free one. */
  readonly port: number
  readonly host?: string | undefined
  /** What it calls itself (`iss`), when that is not where it listens. */
  readonly url?: string | undefined
  /** What its tokens are for, such as `urn:samsyn:gateway`. */
  readonly audience: string
  /** Its certificate and key: with them it speaks TLS, and asks its clients for theirs. */
  readonly tls?: Pick<TlsOptions, 'cert' | 'key'> | undefined
  readonly personas: readonly Employee[]
  readonly clients: readonly IssuerClient[]
  /** Private keys that it signs with, Ed25519; the first signs, the others are still published. */
  readonly keys: readonly JWK[]
}

export interface Issuer {
  readonly issuer: string
  readonly jwksUri: string
  close(): Promise<void>
}

const ALGORITHMS = ['Ed25519', 'ES256', 'PS256'] as const

/**
 * An OAuth 2 and OpenID issuer for development and demonstration: real protocol, named personas. Agencies bring their
 * own in production. It holds what it issues in memory only, and forgets it when it ends.
 */
export const createIssuer = async (deps: IssuerDeps): Promise<Issuer> => {
  const server = deps.tls ? createTlsServer({ ...deps.tls, requestCert: true, rejectUnauthorized: false }) : createServer()
  const host = deps.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(deps.port, host, resolve))
  const url = deps.url ?? `${deps.tls ? 'https' : 'http'}://${host}:${(server.address() as AddressInfo).port}`
  const known = createKnown(deps.personas, deps.clients)
  const provider = createProvider(url, deps, known)
  const answer = provider.callback()
  const login = createLogin(provider, known)
  server.on('request', (request, response) => {
    if (!login(request, response)) void answer(request, response)
  })
  return {
    issuer: url,
    jwksUri: provider.urlFor('jwks'),
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

const createProvider = (url: string, deps: IssuerDeps, known: Known): Provider => {
  const resource: ResourceServer = {
    scope: '', audience: deps.audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'Ed25519' } },
  }
  const provider = new Provider(url, configurationOf(deps, known, resource))
  provider.registerGrantType(
    TOKEN_EXCHANGE, createTokenExchange({ audience: deps.audience, resource, known }), TOKEN_EXCHANGE_PARAMETERS)
  return provider
}

/** The library reaches no address on this machine unless it is told to; the console of a demonstration is there. */
const reachConsole: NonNullable<Configuration['fetch']> = (url, options = {}) => {
  const { dispatcher: _, ...rest } = options as RequestInit & { dispatcher?: unknown }
  return fetch(url, rest)
}

const configurationOf = (deps: IssuerDeps, known: Known, resource: ResourceServer): Configuration => ({
  ...loginConfiguration(known),
  jwks: { keys: deps.keys },
  clients: deps.clients.map((client) => ({
    client_id: client.id, jwks: { keys: client.keys }, token_endpoint_auth_method: 'private_key_jwt',
    tls_client_certificate_bound_access_tokens: client.certificateBound === true,
    authorization_details_types: [PURPOSE_DETAIL],
    ...(client.redirectUris ? loginMetadata(client) : { grant_types: [TOKEN_EXCHANGE], response_types: [], redirect_uris: [] }),
  })),
  clientDefaults: { id_token_signed_response_alg: 'Ed25519' },
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: {
    dPoPSigningAlgValues: PROOF_ALGORITHMS, clientAuthSigningAlgValues: ALGORITHMS, idTokenSigningAlgValues: ['Ed25519'] },
  clockTolerance: 5,
  fetch: reachConsole,
  ttl: { ...LOGIN_TTL, AccessToken: MAX_LIFE },
  extraTokenClaims: ({ oidc }, token) => {
    const employee = token.kind === 'AccessToken' && known.employee(oidc.client?.clientId ?? '', token.accountId)
    return employee ? { agency: employee.party, role: employee.role } : undefined
  },
  features: {
    dPoP: { enabled: true },
    mTLS: {
      enabled: true, certificateBoundAccessTokens: true,
      getCertificate: ({ socket }) => socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined,
    },
    devInteractions: { enabled: false },
    rpInitiatedLogout,
    backchannelLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => deps.audience,
      getResourceServerInfo: () => resource,
      useGrantedResource: () => true,
    },
    richAuthorizationRequests: {
      enabled: true,
      types: { [PURPOSE_DETAIL]: { validate: (_ctx, detail) => checkPurposeDetail(detail) } },
      authorizationDetailsForGrantSource: ({ oidc }) => onePurpose(oidc.params?.authorization_details),
      authorizationDetailsForAccessToken: (ctx, _token, _source, grantType) => purposeOfRefresh(ctx, grantType),
      authorizationDetailsForIntrospection: (_ctx, token) => 'rar' in token ? token.rar : undefined,
    },
  },
})

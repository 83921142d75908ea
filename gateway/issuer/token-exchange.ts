import { errors, type ResourceServer, type TokenEndpointGrantContext } from 'oidc-provider'
import { bindToken } from './bind-token.ts'
import type { Known } from './employee.ts'
import { onePurpose } from './purpose-detail.ts'
import { JWT_TYPE, verifySubjectToken, type SubjectToken } from './subject-token.ts'

const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token'

export const TOKEN_EXCHANGE_PARAMETERS = [
  'subject_token', 'subject_token_type', 'requested_token_type', 'resource', 'authorization_details',
] as const

interface Parameters {
  readonly subject_token?: string
  readonly subject_token_type?: string
  readonly requested_token_type?: string
}

type Context = TokenEndpointGrantContext<Parameters>

interface Deps {
  readonly audience: string
  readonly resource: ResourceServer
  readonly known: Known
}

/**
 * Token exchange (RFC 8693): an agency's own system, known by its key, gets an access token that acts for one of the
 * agency's employees, for one purpose. The role is what the issuer knows of the employee, never what the system says.
 */
export const createTokenExchange = ({ audience, resource, known }: Deps) => async (ctx: Context): Promise<void> => {
  const { client, params, provider } = ctx.oidc
  checkParameters(params, audience)
  const rar = onePurpose(params.authorization_details)
  const subject = await subjectOf(ctx, known)
  if (!known.employee(client.clientId, subject.sub)) throw new errors.InvalidGrant('the client has no such employee')
  const token = new provider.AccessToken({
    client, accountId: subject.sub, rar, gty: 'token_exchange', grantId: subject.jti,
    resourceServer: new provider.ResourceServer(audience, resource),
  })
  await bindToken(token, ctx)
  ctx.oidc.entity('AccessToken', token)
  ctx.body = {
    access_token: await token.save(),
    issued_token_type: ACCESS_TOKEN_TYPE,
    token_type: token.tokenType,
    expires_in: token.expiration,
    authorization_details: rar,
  }
}

const checkParameters = (params: Context['oidc']['params'], audience: string): void => {
  if (params.resource !== audience) throw new errors.InvalidTarget(`the resource is \`${audience}\``)
  if (!params.subject_token || params.subject_token_type !== JWT_TYPE)
    throw new errors.InvalidRequest(`give a \`subject_token\` of type \`${JWT_TYPE}\``)
  if (params.requested_token_type !== undefined && params.requested_token_type !== ACCESS_TOKEN_TYPE)
    throw new errors.InvalidRequest(`only a token of type \`${ACCESS_TOKEN_TYPE}\` is issued`)
}

const subjectOf = async ({ oidc: { client, params, provider } }: Context, known: Known): Promise<SubjectToken> => {
  const expected = { client: client.clientId, issuer: provider.issuer, keys: known.keys(client.clientId) }
  const subject = await verifySubjectToken(params.subject_token ?? '', expected).catch((cause: unknown) => {
    throw new errors.InvalidGrant({ cause })
  })
  if (!await provider.ReplayDetection.unique(client.clientId, subject.jti, subject.exp))
    throw new errors.InvalidGrant('a subject token is used only once')
  return subject
}

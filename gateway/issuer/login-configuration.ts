import { randomBytes } from 'node:crypto'
import { interactionPolicy, type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import type { IssuerClient, Known } from './employee.ts'
import { loginPath } from './login.ts'
import { errorPage, leftPage, logoutPage, pageHeaders } from './login-pages.ts'
import { onePurpose } from './purpose-detail.ts'

/** Seconds that a login holds, and with it what is refreshed by it. */
const LOGIN_LIFE = 8 * 60 * 60

type LoginMetadata = Pick<ClientMetadata, 'grant_types' | 'response_types' | 'redirect_uris' | 'post_logout_redirect_uris' | 'backchannel_logout_uri' | 'backchannel_logout_session_required'>

/** Of a client that people log in through: the code flow with PKCE, and tokens refreshed for one purpose each. */
export const loginMetadata = ({ redirectUris = [], afterLogout = [], backChannelLogout }: IssuerClient): LoginMetadata => ({
  grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], redirect_uris: [...redirectUris],
  post_logout_redirect_uris: [...afterLogout],
  ...(backChannelLogout !== undefined && { backchannel_logout_uri: backChannelLogout, backchannel_logout_session_required: true }),
})

/** OpenID Connect logins: each persona's is one click, of its own agency's console alone; nobody is asked what it may read. */
export const loginConfiguration = (known: Known) => ({
  interactions: { url: (_ctx, { uid }) => loginPath(uid), policy: choosingEachTime() },
  findAccount: ({ oidc }, accountId) => {
    const employee = known.employee(oidc.client?.clientId ?? '', accountId)
    return employee && {
      accountId,
      claims: () => ({ sub: accountId, name: employee.name, agency: employee.party, role: employee.role }),
    }
  },
  claims: { openid: ['sub', 'name', 'agency', 'role'] },
  conformIdTokenClaims: false,
  scopes: ['openid'],
  pkce: { required: () => true },
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  loadExistingGrant: async ({ oidc }) => {
    const { provider, client, session } = oidc
    const grant = new provider.Grant({
      ...(client && { clientId: client.clientId }), ...(session?.accountId && { accountId: session.accountId }),
    })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  renderError: (ctx) => showPage(ctx, errorPage()),
}) satisfies Configuration

export const LOGIN_TTL = { Session: LOGIN_LIFE, Grant: LOGIN_LIFE, RefreshToken: LOGIN_LIFE, Interaction: 600, IdToken: 600 }

/** Leaving: asked, since a page elsewhere could send the browser here. */
export const rpInitiatedLogout = {
  enabled: true,
  logoutSource: (ctx: KoaContextWithOIDC, form: string) =>
    showPage(ctx, logoutPage(form), (ctx.oidc.client?.postLogoutRedirectUris ?? []).map((uri) => new URL(uri).origin).join(' ')),
  postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => showPage(ctx, leftPage()),
}

/** A refreshed token is for exactly one purpose, which the request names; a login alone is for none. */
export const purposeOfRefresh = ({ oidc }: KoaContextWithOIDC, grantType: string | undefined) =>
  grantType === 'refresh_token' ? onePurpose(oidc.params?.authorization_details) : undefined

/** Each login chooses its persona, also in a browser where another has logged in before. */
const choosingEachTime = (): interactionPolicy.DefaultPolicy => {
  const policy = interactionPolicy.base()
  const { Check } = interactionPolicy
  policy.get('login')?.checks.add(new Check('choose', 'a persona is chosen', (ctx) =>
    ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT))
  return policy
}

const showPage = (ctx: KoaContextWithOIDC, html: string, leadsTo = ''): void => {
  ctx.set(pageHeaders(leadsTo))
  ctx.body = html
}

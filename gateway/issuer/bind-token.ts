import { TLSSocket } from 'node:tls'
import { errors, type AccessToken, type TokenEndpointGrantContext } from 'oidc-provider'
import { createProofVerifier } from '../identity/dpop-proof.ts'

/** Seconds from its making that a proof is remembered. */
const PROOF_KEPT = 120

const verifyProof = createProofVerifier()

/** Binds a token to the certificate of the connection (RFC 8705 §3), or to the key of the proof that came along (RFC 9449 §5). */
export const bindToken = async (token: AccessToken, ctx: TokenEndpointGrantContext): Promise<void> => {
  const { client, provider } = ctx.oidc
  if (client.tlsClientCertificateBoundAccessTokens) {
    const certificate = ctx.socket instanceof TLSSocket ? ctx.socket.getPeerX509Certificate() : undefined
    if (!certificate) throw new errors.InvalidGrant('connect with the certificate that the token is to be bound to')
    return token.setThumbprint('x5t', certificate)
  }
  const proof = ctx.get('dpop')
  if (proof === '') return
  const request = { method: ctx.method, url: ctx.oidc.urlFor('token'), token: null }
  const { thumbprint, jti, issuedAt } = await verifyProof(proof, request, new Date()).catch((cause: unknown) => {
    throw new errors.InvalidDpopProof('the proof does not hold', { cause })
  })
  if (!await provider.ReplayDetection.unique(client.clientId, `${thumbprint}.${jti}`, issuedAt.getTime() / 1000 + PROOF_KEPT))
    throw new errors.InvalidDpopProof('a proof is used only once')
  token.setThumbprint('jkt', thumbprint)
}

import { errors } from 'jose'
import { TokenRefused, type TokenRefusal } from './token-refused.ts'

const BY_CODE: Readonly<Record<string, TokenRefusal>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'malformed',
  ERR_JWS_INVALID: 'malformed',
  ERR_JWT_INVALID: 'malformed',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JWKS_NO_MATCHING_KEY: 'key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'key',
  ERR_JWT_EXPIRED: 'expired',
}

const BY_CLAIM: Readonly<Record<string, TokenRefusal>> = {
  typ: 'type', iss: 'issuer', aud: 'audience', nbf: 'notYetValid',
}

/** The refusal that a failed verification means. What is not the token's fault is its issuer's: no keys, no access. */
export const refusalOf = (error: unknown): TokenRefused => {
  if (error instanceof TokenRefused) return error
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenRefused(BY_CLAIM[error.claim] ?? 'incomplete')
  const code = error instanceof errors.JOSEError ? error.code : ''
  return new TokenRefused(BY_CODE[code] ?? 'issuerUnavailable')
}

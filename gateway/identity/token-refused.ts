/** Why a token is not accepted: for the log. The caller learns only that it is not. */
export const TOKEN_REFUSALS = [
  'tooLong', 'malformed', 'algorithm', 'type', 'issuer', 'issuerUnavailable', 'key', 'signature', 'audience', 'expired',
  'notYetValid', 'issuedInFuture', 'livesTooLong', 'incomplete', 'subject', 'client', 'tokenId', 'party', 'partyOfIssuer',
  'role', 'purpose', 'bound',
] as const

export type TokenRefusal = (typeof TOKEN_REFUSALS)[number]

/** The access token is not accepted. Carries the reason's code, and nothing of the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  constructor(readonly reason: TokenRefusal) {
    super(`access token refused: ${reason}`)
  }
}

/** Why a token, or the proof that it is the sender's, is not accepted: for the log. The caller learns only that it is not. */
export const TOKEN_REFUSALS = [
  'tooLong', 'malformed', 'algorithm', 'type', 'issuer', 'issuerUnavailable', 'registerUnavailable', 'key', 'signature',
  'audience', 'expired',
  'notYetValid', 'issuedInFuture', 'livesTooLong', 'incomplete', 'subject', 'client', 'tokenId', 'party', 'partyOfIssuer',
  'role', 'purpose', 'bound',
] as const

/** Why the sender is not shown to be who the token was given to (RFC 8705, RFC 9449). */
export const SENDER_REFUSALS = [
  'unbound', 'scheme', 'bindingRevoked', 'certificateMissing', 'certificateOther', 'proofMissing', 'proofMalformed', 'proofAlgorithm',
  'proofType', 'proofKey', 'proofSignature', 'proofIncomplete', 'proofOfOtherRequest', 'proofOfOtherToken', 'proofOld',
  'proofInFuture', 'proofKeyOther', 'proofNonce', 'proofReplayed',
] as const

export type TokenRefusal = (typeof TOKEN_REFUSALS)[number]
export type SenderRefusal = (typeof SENDER_REFUSALS)[number]

/** The access token is not accepted. Carries the reason's code, and nothing of the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  constructor(readonly reason: TokenRefusal) {
    super(`access token refused: ${reason}`)
  }
}

/** The token holds, and who sends it is not shown to be who it was given to. Carries the reason's code alone. */
export class SenderRefused extends Error {
  override readonly name = 'SenderRefused'
  constructor(readonly reason: SenderRefusal) {
    super(`sender refused: ${reason}`)
  }
}

import type { AccessToken } from './access-token.ts'
import type { Proof, ProvenRequest } from './dpop-proof.ts'
import type { ProofNonces } from './proof-nonces.ts'
import { SenderRefused } from './token-refused.ts'

/** What a request carries of who sends it. */
export interface Presented {
  readonly authorization: string | undefined
  /** The `DPoP` header (RFC 9449 §4.1). */
  readonly proof: string | undefined
  /** SHA-256 of the certificate that the sender proved to hold, base64url (RFC 8705 §3). */
  readonly certificate: string | undefined
  readonly method: string
  /** The whole target URI, without query. */
  readonly url: string
}

/** A token and the scheme that it is shown under (RFC 6750 §2.1, RFC 9449 §7.1). */
export interface Shown {
  readonly scheme: 'Bearer' | 'DPoP'
  readonly token: string
}

interface CheckSenderDeps {
  readonly verifyProof: (proof: string, request: ProvenRequest, at: Date) => Promise<Proof>
  readonly useProof: (proof: Proof) => Promise<boolean>
  /** Whether a party has said that a certificate or key of its systems counts no more. */
  readonly isRevoked: (party: string, thumbprint: string) => boolean
  readonly isOurNonce: ProofNonces['isOurs']
  /** Whether a token that is bound to nothing counts: in the demonstration, on this machine alone. */
  readonly bearer: boolean
  readonly clock: () => Date
}

/**
 * Whether a request is sent by whom its token was given to: over the certificate (RFC 8705) or with a proof of the key
 * (RFC 9449) that the token names. @throws {SenderRefused} and whatever keeps the used proofs from being known.
 */
export const createCheckSender = ({ verifyProof, useProof, isRevoked, isOurNonce, bearer, clock }: CheckSenderDeps) =>
  async ({ boundTo, party }: AccessToken, { scheme, token }: Shown, presented: Presented): Promise<void> => {
    if (!boundTo && !bearer) throw new SenderRefused('unbound')
    if (boundTo && isRevoked(party, boundTo.thumbprint)) throw new SenderRefused('bindingRevoked')
    if ((scheme === 'DPoP') !== (boundTo?.to === 'key')) throw new SenderRefused('scheme')
    if (boundTo?.to === 'certificate') checkCertificate(boundTo.thumbprint, presented.certificate)
    if (boundTo?.to !== 'key') return
    if (presented.proof === undefined) throw new SenderRefused('proofMissing')
    const proof = await verifyProof(presented.proof, { method: presented.method, url: presented.url, token }, clock())
    if (proof.thumbprint !== boundTo.thumbprint) throw new SenderRefused('proofKeyOther')
    if (!isOurNonce(proof.nonce)) throw new SenderRefused('proofNonce')
    if (!await useProof(proof)) throw new SenderRefused('proofReplayed')
  }

export type CheckSender = ReturnType<typeof createCheckSender>

const checkCertificate = (thumbprint: string, certificate: string | undefined): void => {
  if (certificate === undefined) throw new SenderRefused('certificateMissing')
  if (certificate !== thumbprint) throw new SenderRefused('certificateOther')
}

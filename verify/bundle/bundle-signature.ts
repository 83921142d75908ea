import { compactVerify, errors } from 'jose'
import { z } from 'zod'
import type { Trust } from '../checkpoint.ts'
import { ProofFailed } from '../proof-failed.ts'

/** What the signature says of all lines before it; the SHA-256 in base64. */
const claims = z.strictObject({ entries: z.int().min(0), sha256: z.string() })

export type BundleClaims = z.infer<typeof claims>

/**
 * Opens the JWS of a bundle (RFC 7515): by the key of a trusted log, named `<name>+<key id>`, and of no other type.
 * @throws {ProofFailed}
 */
export const openSignature = async (jws: string, { logs }: Trust): Promise<BundleClaims & { readonly origin: string }> => {
  let origin = ''
  try {
    const { payload, protectedHeader } = await compactVerify(jws, ({ kid }) => {
      const key = logs.find(({ name, keyId }) => kid === `${name}+${keyId}`)
      if (!key) throw new ProofFailed('the bundle is not signed by a log that is trusted')
      origin = key.name
      return key.publicKey
    }, { algorithms: ['Ed25519'] })
    if (protectedHeader.typ !== 'samsyn-bundle+jws') throw new ProofFailed('the signature is not one of a bundle')
    return { origin, ...claims.parse(JSON.parse(Buffer.from(payload).toString())) }
  } catch (error) {
    if (error instanceof ProofFailed) throw error
    throw new ProofFailed(error instanceof errors.JWSSignatureVerificationFailed
      ? `the signature of \`${origin}\` does not hold` : 'the signature is not one of a bundle')
  }
}

import { compactJws } from '../../agencies/compact-jws.ts'
import type { SigningKey } from '../keys/signing-key.ts'
import { noteSignerOf } from '../trail/note-signer.ts'

/** What a bundle's signature says of all lines before it: how many are entries, and their SHA-256, base64. */
interface BundleClaims {
  readonly entries: number
  readonly sha256: string
}

export type SignBundle = (claims: BundleClaims) => string

/**
 * Signs by the key of this replica's log, `kid` as its checkpoints name it: who trusts these needs no other key. A JWS is one
 * line and a checkpoint several, so that neither can be taken for the other. RFC 7515 § 3.1; C2SP signed-note.
 */
export const createSignBundle = (origin: string, { publicKey, sign }: Pick<SigningKey, 'publicKey' | 'sign'>): SignBundle => {
  const kid = noteSignerOf(origin, { publicKey, sign }).verifierKey.split('+', 2).join('+')
  return (claims) => compactJws('samsyn-bundle+jws', claims, { kid, sign })
}

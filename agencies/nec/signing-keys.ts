import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One side's Ed25519 keys: its own private one, and the other side's public one. */
export interface SigningKeys {
  readonly own: KeyObject
  readonly theirs: KeyObject
}

/** Reads `signing.key` and the other side's public key from a credentials folder. */
export const signingKeysFrom = (folder: string, theirs: string): SigningKeys => ({
  own: createPrivateKey(readFileSync(join(folder, 'signing.key'))),
  theirs: createPublicKey(readFileSync(join(folder, theirs))),
})

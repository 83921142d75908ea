import type { Pool } from 'pg'
import { createCheckpointStore } from '../../gateway/trail/checkpoint-store.ts'
import { createMakeCheckpoint } from '../../gateway/trail/checkpoints.ts'
import { createNoteSigner } from '../../gateway/trail/note-signer.ts'
import { createProofs } from '../../gateway/trail/proofs.ts'
import { createReadTile } from '../../gateway/trail/subtrees.ts'
import { makeSigningKey } from '../../gateway/keys/make-signing-key.ts'
import { readTrustedKey } from '../../verify/note.ts'
import { AT } from './a-trail.ts'

export const ORIGIN = 'samsyn.example/g'

/** What signs the checkpoints of the log `g`, and whom the verifier then trusts. */
export const aCheckpointer = async (pool: Pool, witnessKeys: readonly string[] = []) => {
  const signer = createNoteSigner(ORIGIN, (await makeSigningKey('trail-1')).privateKey)
  const store = createCheckpointStore(pool, witnessKeys)
  const proofs = createProofs(createReadTile(pool, 'g'))
  return {
    signer,
    store,
    proofs,
    make: createMakeCheckpoint({ pool, logId: 'g', proofs, store, signer, now: () => new Date(AT) }),
    trust: { logs: [readTrustedKey(signer.verifierKey)], witnesses: [], quorum: 0 },
  }
}

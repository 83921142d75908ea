import type { Pool } from 'pg'
import type { CheckpointStore } from './checkpoint-store.ts'
import type { NoteSigner } from './note.ts'
import type { Proofs } from './proofs.ts'
import { storeSubtrees } from './subtrees.ts'

interface CheckpointsDeps {
  readonly pool: Pool
  readonly logId: string
  readonly proofs: Proofs
  readonly store: CheckpointStore
  /** Its name is the log's origin. */
  readonly signer: NoteSigner
  readonly now: () => Date
}

/**
 * Signs where the log stands, when it has moved: C2SP tlog-checkpoint. INVARIANT: what is signed is the root of the stored
 * leaf hashes, and of a tree that only added to the last one signed. @throws when the log was altered: nothing is signed.
 */
export const createMakeCheckpoint = ({ pool, logId, proofs, store, signer, now }: CheckpointsDeps) =>
  async (): Promise<void> => {
    const { rows: [head] } = await pool.query<{ size: string; root: Buffer }>(
      'select size, root from trail_head where log_id = $1', [logId])
    const size = BigInt(head?.size ?? 0)
    const last = await store.newest(logId)
    if (!head || size === (last?.size ?? 0n)) return
    await storeSubtrees(pool, logId, size)
    if (!head.root.equals(await proofs.root(size)))
      throw new Error(`the head of the log \`${logId}\` does not agree with its leaves`)
    if (last && (last.size > size || !last.root.equals(await proofs.root(last.size))))
      throw new Error(`the log \`${logId}\` does not hold what was signed`)
    const text = `${signer.name}\n${size}\n${head.root.toString('base64')}\n`
    await store.add(logId, { size, root: head.root, note: `${text}\n${signer.sign(text)}`, madeAt: now() })
  }

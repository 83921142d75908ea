import { openCheckpoint, type Checkpoint, type Trust } from './checkpoint.ts'
import { ProofFailed } from './proof-failed.ts'
import { provesConsistency, provesInclusion, type TreeHead } from './proofs.ts'

const HASH = /^[A-Za-z0-9+/]{43}=$/

/** The lines before the first empty one, and the checkpoint after it. @throws {ProofFailed} */
const takeApart = (proof: string): { head: string[]; hashes: Buffer[]; note: string } => {
  const split = proof.indexOf('\n\n')
  const lines = proof.slice(0, Math.max(split, 0)).split('\n')
  const head = lines.filter((line) => !HASH.test(line))
  if (split < 0) throw new ProofFailed('the proof has no checkpoint')
  return { head, hashes: lines.slice(head.length).map((line) => Buffer.from(line, 'base64')), note: proof.slice(split + 2) }
}

/** Checks that a leaf is in the log, by a `c2sp.org/tlog-proof@v1`. @throws {ProofFailed} */
export const checkInclusion = (leafHash: Buffer, index: number, proof: string, trust: Trust): Checkpoint => {
  const { head, hashes, note } = takeApart(proof)
  const [version, ...rest] = head
  if (version !== 'c2sp.org/tlog-proof@v1' || rest.at(-1) !== `index ${index}`)
    throw new ProofFailed(`the proof is not one of leaf ${index}`)
  const checkpoint = openCheckpoint(note, trust)
  if (!provesInclusion(leafHash, index, hashes, checkpoint))
    throw new ProofFailed(`leaf ${index} is not in the tree of ${checkpoint.size} leaves`)
  return checkpoint
}

/** Checks that a log only added to the tree that was held before: `old <size>`, hashes, checkpoint. @throws {ProofFailed} */
export const checkConsistency = (held: TreeHead, proof: string, trust: Trust): Checkpoint => {
  const { head: [old], hashes, note } = takeApart(proof)
  const checkpoint = openCheckpoint(note, trust)
  if (checkpoint.size < held.size)
    throw new ProofFailed(`the log was rolled back: it has ${checkpoint.size} leaves, and had ${held.size}`)
  if (old !== `old ${held.size}` || !provesConsistency(held, checkpoint, hashes))
    throw new ProofFailed(`the tree of ${checkpoint.size} leaves does not add to the one of ${held.size}: the log was forked or altered`)
  return checkpoint
}

import { createHash } from 'node:crypto'
import { createProofs, foldPairs, type Proofs } from '../../gateway/trail/proofs.ts'
import { leafHash } from '../../gateway/trail/merkle.ts'

/** Entries told apart by their number. */
export const entryOf = (index: number): Buffer => Buffer.from(`{"leaf":${index}}`)

/** A log in memory: its leaf hashes, and the proofs made from its tiles. */
export const aTree = (leaves: readonly Buffer[]): { hashes: readonly Buffer[]; proofs: Proofs } => {
  const levels: Buffer[][] = [leaves.map(leafHash)]
  for (let below = levels[0] ?? []; below.length >= 256; below = levels.at(-1) ?? [])
    levels.push(Array.from({ length: Math.floor(below.length / 256) }, (_, index) =>
      foldPairs(below.slice(index * 256, (index + 1) * 256))))
  const proofs = createProofs(async (level, index) =>
    (levels[level] ?? []).slice(Number(index) * 256, (Number(index) + 1) * 256))
  return { hashes: levels[0] ?? [], proofs }
}

export const aHash = (text: string): Buffer => createHash('sha256').update(text).digest()

import { z } from 'zod'
import type { Checkpoint, Trust } from './checkpoint.ts'
import { ProofFailed } from './proof-failed.ts'
import { checkInclusion } from './tlog-proof.ts'
import { hashLeaf, leafInput } from './tree-hash.ts'

const receiptShape = z.object({
  log: z.string(),
  leaves: z.array(z.object({
    index: z.string().regex(/^(0|[1-9]\d*)$/).transform(Number),
    /** The very bytes that were hashed, as text. */
    entry: z.string(),
    /** `c2sp.org/tlog-proof@v1`. */
    proof: z.string(),
  })).min(1),
})

/** A leaf that a receipt tells of, in its log. */
export interface ReceiptLeaf {
  readonly origin: string
  readonly index: number
  readonly hash: Buffer
}

/** Checks a receipt by itself, offline. @throws {ProofFailed} */
export const checkReceipt = (text: string, trust: Trust): { leaves: ReceiptLeaf[]; checkpoints: Checkpoint[] } => {
  const { log, leaves } = readReceipt(text)
  const checked = leaves.map(({ index, entry, proof }) => {
    const hash = hashLeaf(leafInput(Buffer.from(entry)))
    const checkpoint = checkInclusion(hash, index, proof, trust)
    if (!checkpoint.origin.endsWith(`/${log}`)) throw new ProofFailed(`the proof of leaf ${index} is of another log`)
    return { leaf: { origin: checkpoint.origin, index, hash }, checkpoint }
  })
  return { leaves: checked.map(({ leaf }) => leaf), checkpoints: checked.map(({ checkpoint }) => checkpoint) }
}

const readReceipt = (text: string): z.infer<typeof receiptShape> => {
  try {
    return receiptShape.parse(JSON.parse(text))
  } catch {
    throw new ProofFailed('it is not a receipt')
  }
}

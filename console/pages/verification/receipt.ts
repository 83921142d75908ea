import { checkInclusion } from './inclusion.ts'
import type { Checkpoint, Trust } from './checkpoint.ts'
import { NotProved } from './signed-note.ts'

/** A leaf that a receipt proves: what was recorded, and the checkpoint that it stands under. */
export interface ProvedLeaf {
  readonly index: number
  readonly entry: { readonly at: string; readonly kind: string; readonly disclosureId?: string }
  readonly checkpoint: Checkpoint
}

interface Receipt {
  readonly log: string
  readonly leaves: readonly { readonly index: string; readonly entry: string; readonly proof: string }[]
}

/** Checks a receipt by itself, as `samsyn receipt` keeps it. @throws {NotProved} */
export const checkReceipt = async (text: string, trust: Trust): Promise<readonly ProvedLeaf[]> => {
  const { log, leaves } = readReceipt(text)
  return Promise.all(leaves.map(async ({ index, entry, proof }) => {
    const checkpoint = await checkInclusion(entry, Number(index), proof, trust)
    if (!checkpoint.origin.endsWith(`/${log}`)) throw new NotProved('otherLog')
    return { index: Number(index), entry: JSON.parse(entry) as ProvedLeaf['entry'], checkpoint }
  }))
}

const readReceipt = (text: string): Receipt => {
  try {
    const read = JSON.parse(text) as Receipt
    const isWhole = typeof read.log === 'string' && read.leaves.length > 0 && read.leaves.every(({ index, entry, proof }) =>
      /^(0|[1-9]\d{0,15})$/.test(index) && typeof entry === 'string' && typeof proof === 'string')
    if (isWhole) return read
  } catch {
    // What is not JSON is told as what is not a receipt.
  }
  throw new NotProved('notReceipt')
}

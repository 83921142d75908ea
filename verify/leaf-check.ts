import type { Checkpoint } from './checkpoint.ts'
import { createErasures, type Erasures } from './erasures.ts'
import { ProofFailed } from './proof-failed.ts'
import type { ReceiptLeaf } from './receipt.ts'
import { createTreeHash, hashLeaf, type TreeHash } from './tree-hash.ts'

/** A leaf as it is stored. */
export interface StoredLeaf {
  readonly index: number
  readonly hash: Buffer
  /** A zero byte, then the entry; undefined when the entry was erased, and just its hash is left. */
  readonly input: Buffer | undefined
}

/** What was checked. */
export interface Checked {
  readonly leaves: number
  readonly erased: number
}

/** Takes every leaf of a log in order, and holds it to its hash, to the checkpoints and to receipts. */
export interface LeafCheck {
  /** @throws {ProofFailed} at the first leaf that is wrong. */
  add(leaf: StoredLeaf): void
  /** @throws {ProofFailed} when leaves are missing at the end, or erased and no later leaf says so. */
  end(): Checked
  /** Another check, which goes on from here; this one stays as it is. */
  branch(): LeafCheck
}

/** How far a check has come. */
interface Reached {
  readonly tree: TreeHash
  readonly erasures: Erasures
  readonly size: number
  readonly passed: number
  readonly proven: number
}

/** `checkpoints` of one log, smallest first, at least one: what lies beyond the last is not proven, and so refused. */
export const createLeafCheck = (checkpoints: readonly Checkpoint[], receipts: readonly ReceiptLeaf[]): LeafCheck =>
  checkFrom({ tree: createTreeHash(), erasures: createErasures(), size: 0, passed: 0, proven: 0 }, checkpoints, receipts)

const checkFrom = (reached: Reached, checkpoints: readonly Checkpoint[], receipts: readonly ReceiptLeaf[]): LeafCheck => {
  const { tree, erasures } = reached
  let { size, passed, proven } = reached
  const covered = checkpoints.at(-1)?.size ?? 0
  const receiptOf = new Map(receipts.map((receipt) => [receipt.index, receipt]))

  const passCheckpoints = (): void => {
    for (let next = checkpoints[passed]; next?.size === size; next = checkpoints[passed]) {
      if (!tree.root().equals(next.root))
        throw new ProofFailed(`leaves ${proven} to ${size - 1} are not those of the checkpoint at ${size}: one of them was altered`)
      proven = size
      passed += 1
    }
  }
  passCheckpoints()

  return {
    add: ({ index, hash, input }) => {
      if (index !== size) throw new ProofFailed(`leaf ${size} is missing: leaf ${index} stands in its place`)
      if (index >= covered) throw new ProofFailed(`leaf ${index} is in no checkpoint`)
      if (input && (input[0] !== 0 || !hashLeaf(input).equals(hash))) throw new ProofFailed(`leaf ${index} is not what was hashed`)
      if (input) erasures.read(index, input)
      else erasures.add(index)
      if (receiptOf.size > 0 && !(receiptOf.get(index)?.hash.equals(hash) ?? true))
        throw new ProofFailed(`leaf ${index} is not the one that its receipt tells of`)
      tree.add(hash)
      size += 1
      if (checkpoints[passed]?.size === size) passCheckpoints()
    },
    end: () => {
      if (size < covered) throw new ProofFailed(`the tail is missing: leaves ${size} to ${covered - 1}`)
      return { leaves: size, erased: erasures.end() }
    },
    branch: () => checkFrom({ tree: tree.branch(), erasures: erasures.branch(), size, passed, proven }, checkpoints, receipts),
  }
}

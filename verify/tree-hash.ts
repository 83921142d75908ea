import { hash } from 'node:crypto'

const pair = Buffer.alloc(65, 1)

/** SHA-256(0x01 ‖ left ‖ right). RFC 6962 § 2.1. */
export const hashChildren = (left: Buffer, right: Buffer): Buffer => {
  left.copy(pair, 1)
  right.copy(pair, 33)
  return hash('sha256', pair, 'buffer')
}

/** SHA-256 over a leaf's input: a zero byte, then the entry. RFC 6962 § 2.1. */
export const hashLeaf = (input: Buffer): Buffer => hash('sha256', input, 'buffer')

/** A leaf's input, of an entry alone. */
export const leafInput = (entry: Buffer): Buffer => Buffer.concat([Buffer.of(0), entry])

/** A tree that takes leaf hashes one by one, and knows its root at any time. */
export interface TreeHash {
  add(leafHash: Buffer): void
  root(): Buffer
  /** Another tree of the same leaves so far. */
  branch(): TreeHash
}

/** Keeps the roots of perfect subtrees, one to a bit of the size. */
export const createTreeHash = (from: readonly (Buffer | undefined)[] = []): TreeHash => {
  const subtrees = [...from]
  return {
    add: (leafHash) => {
      let carried = leafHash
      let height = 0
      for (let left = subtrees[0]; left; left = subtrees[height]) {
        carried = hashChildren(left, carried)
        subtrees[height] = undefined
        height += 1
      }
      subtrees[height] = carried
    },
    root: () => subtrees.reduce((right, left) => left && right ? hashChildren(left, right) : left ?? right, undefined)
      ?? hash('sha256', '', 'buffer'),
    branch: () => createTreeHash(subtrees),
  }
}

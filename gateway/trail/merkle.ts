import { hash } from 'node:crypto'

/** A tree by its size and the roots of the perfect subtrees that make it up, largest first. */
export interface Tree {
  readonly size: bigint
  readonly frontier: readonly Buffer[]
}

export const EMPTY_TREE: Tree = { size: 0n, frontier: [] }

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer')

/** Hash of a leaf: SHA-256(0x00 ‖ bytes). RFC 6962 § 2.1. */
export const leafHash = (bytes: Buffer): Buffer => sha256(Buffer.concat([LEAF, bytes]))

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). RFC 6962 § 2.1. */
export const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.concat([NODE, left, right]))

/** The tree with leaves added at its right: each carries into the subtrees that it completes. */
export const grow = (tree: Tree, leafHashes: readonly Buffer[]): Tree => {
  const frontier = [...tree.frontier]
  let { size } = tree
  for (const leaf of leafHashes) {
    let subtree = leaf
    for (let left = size; left & 1n; left >>= 1n) subtree = nodeHash(frontier.pop() as Buffer, subtree)
    frontier.push(subtree)
    size += 1n
  }
  return { size, frontier }
}

/** Merkle tree hash of the whole; of no leaves, SHA-256 of nothing. RFC 6962 § 2.1. */
export const rootOf = ({ frontier }: Tree): Buffer =>
  frontier.length === 0 ? sha256(Buffer.alloc(0)) : frontier.reduceRight((right, left) => nodeHash(left, right))

import { hashChildren } from './tree-hash.ts'

/** A tree of so many leaves, by its root. */
export interface TreeHead {
  readonly size: number
  readonly root: Buffer
}

/** Whether the path leads from the leaf at `index` to the root. RFC 9162 § 2.1.3.2. */
export const provesInclusion = (leafHash: Buffer, index: number, path: readonly Buffer[], { size, root }: TreeHead): boolean => {
  if (index >= size) return false
  const climb = climbFrom(index, size - 1)
  let hash = leafHash
  for (const sibling of path) {
    const side = climb.next()
    if (!side) return false
    hash = side === 'left' ? hashChildren(sibling, hash) : hashChildren(hash, sibling)
  }
  return climb.atRoot() && hash.equals(root)
}

/** Whether the later tree only added to the earlier. RFC 9162 § 2.1.4.2. */
export const provesConsistency = (earlier: TreeHead, later: TreeHead, proof: readonly Buffer[]): boolean => {
  if (earlier.size === 0) return proof.length === 0
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root)
  if (earlier.size > later.size) return false
  const isPerfect = Number.isInteger(Math.log2(earlier.size))
  const [first, ...path] = isPerfect ? [earlier.root, ...proof] : proof
  if (!first || (isPerfect && proof.length === 0)) return false
  const climb = climbFrom(earlier.size - 1, later.size - 1)
  climb.skipRight()
  let before = first
  let after = first
  for (const sibling of path) {
    const side = climb.next()
    if (!side) return false
    if (side === 'left') before = hashChildren(sibling, before)
    after = side === 'left' ? hashChildren(sibling, after) : hashChildren(after, sibling)
  }
  return climb.atRoot() && before.equals(earlier.root) && after.equals(later.root)
}

/** The way from a node up to the root, beside the way of the last node; on which side each next sibling stands. */
const climbFrom = (index: number, last: number) => {
  let node = BigInt(index)
  let end = BigInt(last)
  const up = (): void => {
    node >>= 1n
    end >>= 1n
  }
  return {
    skipRight: (): void => { while (node & 1n) up() },
    next: (): 'left' | 'right' | undefined => {
      if (end === 0n) return undefined
      const isLeft = (node & 1n) === 1n || node === end
      if (isLeft) while (node !== 0n && !(node & 1n)) up()
      up()
      return isLeft ? 'left' : 'right'
    },
    atRoot: (): boolean => end === 0n,
  }
}

import { nodeHash } from './merkle.ts'

/** Hashes in one tile, at most; a level's hashes are the roots of so many of the level below. C2SP tlog-tiles. */
export const TILE = 256n
const HEIGHT = 8

/** The stored hashes of a level (0: the leaves), up to 256 from `256 * index` on. */
export type ReadTile = (level: number, index: bigint) => Promise<readonly Buffer[]>

/** Proofs about one log, each from a few tiles whatever its size. @throws {RangeError} for what no tree can prove. */
export interface Proofs {
  /** Merkle tree hash of the first `size` leaves. RFC 6962 § 2.1. */
  root(size: bigint): Promise<Buffer>
  /** That the leaf is in the tree of so many: from its sibling up. RFC 6962 § 2.1.1. */
  inclusion(index: bigint, size: bigint): Promise<Buffer[]>
  /** The same of several leaves, in their order: what their paths have in common is read and hashed once. */
  inclusions(indexes: readonly bigint[], size: bigint): Promise<Buffer[][]>
  /** That the tree of `to` leaves only added to that of `from`. RFC 6962 § 2.1.2. */
  consistency(from: bigint, to: bigint): Promise<Buffer[]>
}

/** The tree of a log that has at least one leaf. */
export const createProofs = (read: ReadTile): Proofs => ({
  root: (size) => treeOver(read).hashOf(0n, size),
  inclusion: (index, size) => pathIn(treeOver(read), index, size),
  inclusions: (indexes, size) => {
    const tree = treeOver(read)
    return Promise.all(indexes.map((index) => pathIn(tree, index, size)))
  },
  consistency: (from, to) => {
    if (from < 1n || from > to) throw new RangeError('a tree is consistent with a smaller one that has leaves')
    return from === to ? Promise.resolve([]) : treeOver(read).subproof(from, 0n, to, true)
  },
})

const pathIn = ({ path }: Pick<ReturnType<typeof treeOver>, 'path'>, index: bigint, size: bigint): Promise<Buffer[]> => {
  if (index < 0n || index >= size) throw new RangeError('the tree does not have this leaf')
  return path(index, 0n, size)
}

/** The recursions of RFC 6962 over leaves `start` to `end`, reading each tile and hashing each perfect subtree once. */
const treeOver = (read: ReadTile) => {
  const tiles = new Map<string, Promise<readonly Buffer[]>>()
  const tile = (level: number, index: bigint): Promise<readonly Buffer[]> => {
    const key = `${level}/${index}`
    const found = tiles.get(key) ?? read(level, index)
    tiles.set(key, found)
    return found
  }

  const perfects = new Map<string, Promise<Buffer>>()
  const perfect = (height: number, index: bigint): Promise<Buffer> => {
    const key = `${height}/${index}`
    const found = perfects.get(key) ?? fold(height, index)
    perfects.set(key, found)
    return found
  }

  const fold = async (height: number, index: bigint): Promise<Buffer> => {
    const level = Math.floor(height / HEIGHT)
    const width = 1n << BigInt(height % HEIGHT)
    const first = index * width
    const from = Number(first % TILE)
    const hashes = (await tile(level, first / TILE)).slice(from, from + Number(width))
    if (hashes.length < Number(width)) throw new RangeError('the log does not hold the hashes of this tree')
    return foldPairs(hashes)
  }

  const hashOf = async (start: bigint, end: bigint): Promise<Buffer> => {
    const size = end - start
    const split = largestPowerBelow(size)
    if (size === 1n || split * 2n === size) return perfect(size.toString(2).length - 1, start / size)
    return nodeHash(await hashOf(start, start + split), await hashOf(start + split, end))
  }

  const path = async (index: bigint, start: bigint, end: bigint): Promise<Buffer[]> => {
    if (end - start === 1n) return []
    const middle = start + largestPowerBelow(end - start)
    return index < middle
      ? [...await path(index, start, middle), await hashOf(middle, end)]
      : [...await path(index, middle, end), await hashOf(start, middle)]
  }

  const subproof = async (from: bigint, start: bigint, end: bigint, whole: boolean): Promise<Buffer[]> => {
    if (from === end) return whole ? [] : [await hashOf(start, end)]
    const middle = start + largestPowerBelow(end - start)
    return from <= middle
      ? [...await subproof(from, start, middle, whole), await hashOf(middle, end)]
      : [...await subproof(from, middle, end, false), await hashOf(start, middle)]
  }

  return { hashOf, path, subproof }
}

/** The root over 2^n hashes. */
export const foldPairs = (hashes: readonly Buffer[]): Buffer => {
  const [first, ...others] = hashes
  if (first && others.length === 0) return first
  return foldPairs(Array.from({ length: hashes.length / 2 }, (_, pair) =>
    nodeHash(hashes[2 * pair] as Buffer, hashes[2 * pair + 1] as Buffer)))
}

/** The largest power of two that is smaller than the size; 0 for a size of 1. */
const largestPowerBelow = (size: bigint): bigint => size === 1n ? 0n : 1n << BigInt((size - 1n).toString(2).length - 1)

import { expect, test } from 'vitest'
import { provesConsistency, provesInclusion } from '../../verify/proofs.ts'
import { createTreeHash } from '../../verify/tree-hash.ts'
import { aHash, aTree, entryOf } from './a-tree.ts'

/** The leaves, and proofs of them, that certificate-transparency's own implementations are tested with. */
const LEAVES = [
  '', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f',
].map((leaf) => Buffer.from(leaf, 'hex'))

const INCLUSIONS: readonly (readonly [index: bigint, size: bigint, path: readonly string[]])[] = [
  [0n, 1n, []],
  [0n, 8n, [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]],
  [5n, 8n, [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]],
  [2n, 3n, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
]

const CONSISTENCIES: readonly (readonly [from: bigint, to: bigint, proof: readonly string[]])[] = [
  [1n, 1n, []],
  [6n, 8n, [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]],
  [2n, 5n, [
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ]],
]

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'))

test.each(INCLUSIONS)('RFC 6962: the proof that leaf %i is in a tree of %i', async (index, size, path) => {
  expect(hex(await aTree(LEAVES).proofs.inclusion(index, size))).toEqual(path)
})

test.each(CONSISTENCIES)('RFC 6962: the proof that a tree of %i grew to one of %i', async (from, to, proof) => {
  expect(hex(await aTree(LEAVES).proofs.consistency(from, to))).toEqual(proof)
})

const headsOf = (hashes: readonly Buffer[]) => {
  const tree = createTreeHash()
  return [{ size: 0, root: tree.root() }, ...hashes.map((hash, index) => {
    tree.add(hash)
    return { size: index + 1, root: tree.root() }
  })]
}

test('P8: what two leaves hash to is not taken for a leaf: a path that begins higher proves nothing', async () => {
  const { hashes, proofs } = aTree(Array.from({ length: 8 }, (_, index) => entryOf(index)))
  const [pair, head] = [headsOf(hashes)[2]!, headsOf(hashes)[8]!]
  const path = await proofs.inclusion(0n, 8n)
  expect(provesInclusion(hashes[0]!, 0, path, head)).toBe(true)
  expect(provesInclusion(pair.root, 0, path.slice(1), head)).toBe(false)
  expect(provesInclusion(head.root, 0, [], head)).toBe(false)
})

test('P8: each leaf of each small tree is proven, and a wrong leaf, index, path or root is not', async () => {
  const { hashes, proofs } = aTree(Array.from({ length: 34 }, (_, index) => entryOf(index)))
  const heads = headsOf(hashes)
  for (const head of heads.slice(1))
    for (let index = 0; index < head.size; index += 1) {
      const path = await proofs.inclusion(BigInt(index), BigInt(head.size))
      const hash = hashes[index]!
      expect(provesInclusion(hash, index, path, head)).toBe(true)
      expect(provesInclusion(aHash('other'), index, path, head)).toBe(false)
      expect(provesInclusion(hash, index + 1, path, head)).toBe(false)
      expect(provesInclusion(hash, index, [...path, hash], head)).toBe(false)
      expect(provesInclusion(hash, index, path.slice(1), head)).toBe(head.size === 1)
      expect(provesInclusion(hash, index, path, { ...head, root: aHash('other') })).toBe(false)
    }
})

test('P8: each growth of a small tree is proven, and a fork is not', async () => {
  const { hashes, proofs } = aTree(Array.from({ length: 34 }, (_, index) => entryOf(index)))
  const heads = headsOf(hashes)
  for (const later of heads.slice(1))
    for (const earlier of heads.slice(1, later.size + 1)) {
      const proof = await proofs.consistency(BigInt(earlier.size), BigInt(later.size))
      expect(provesConsistency(earlier, later, proof)).toBe(true)
      expect(provesConsistency({ ...earlier, root: aHash('other') }, later, proof)).toBe(false)
      expect(provesConsistency(earlier, { ...later, root: aHash('other') }, proof)).toBe(false)
      expect(provesConsistency(earlier, later, [...proof, aHash('more')])).toBe(false)
    }
})

test('P8: proofs over tiles on three levels hold', async () => {
  const { hashes, proofs } = aTree(Array.from({ length: 70_000 }, (_, index) => entryOf(index)))
  const heads = headsOf(hashes)
  for (const size of [255, 256, 257, 65_535, 65_536, 65_537, 69_999]) {
    const head = heads[size]!
    expect(await proofs.root(BigInt(size))).toEqual(head.root)
    for (const index of [0, 254, size - 1])
      expect(provesInclusion(hashes[index]!, index, await proofs.inclusion(BigInt(index), BigInt(size)), head)).toBe(true)
    expect(provesConsistency(head, heads[70_000]!, await proofs.consistency(BigInt(size), 70_000n))).toBe(true)
  }
})

test('P8: the paths of several leaves at once are those of each', async () => {
  const { proofs } = aTree(Array.from({ length: 300 }, (_, index) => entryOf(index)))
  const indexes = [299n, 0n, 255n, 256n, 0n]
  expect(await proofs.inclusions(indexes, 300n)).toEqual(await Promise.all(indexes.map((index) => proofs.inclusion(index, 300n))))
  expect(() => proofs.inclusions([1n, 300n], 300n)).toThrow(RangeError)
})

test('P8: nothing is proven of a leaf or a tree that the log does not have', () => {
  const { proofs } = aTree(LEAVES)
  expect(() => proofs.inclusion(8n, 8n)).toThrow(RangeError)
  expect(() => proofs.consistency(0n, 8n)).toThrow(RangeError)
  expect(() => proofs.consistency(8n, 7n)).toThrow(RangeError)
  return expect(proofs.root(300n)).rejects.toThrow(RangeError)
})

import { describe, expect, test } from 'vitest'
import type { Checkpoint } from '../../verify/checkpoint.ts'
import { dumpHeader, dumpRecord, readDump } from '../../verify/dump.ts'
import { createLeafCheck, type Checked } from '../../verify/leaf-check.ts'
import { ProofFailed } from '../../verify/proof-failed.ts'
import { createTreeHash, hashLeaf, leafInput } from '../../verify/tree-hash.ts'
import { entryOf } from '../trail/a-tree.ts'

const ORIGIN = 'samsyn.example/g'
const SIZE = 24

interface Row { readonly index: number; readonly hash: Buffer; readonly input: Buffer | undefined }

const rowOf = (index: number, entry: Buffer): Row => ({ index, hash: hashLeaf(leafInput(entry)), input: leafInput(entry) })
const ROWS = Array.from({ length: SIZE }, (_, index) => rowOf(index, entryOf(index)))

const headOf = (size: number): Checkpoint => {
  const tree = createTreeHash()
  ROWS.slice(0, size).forEach(({ hash }) => tree.add(hash))
  return { origin: ORIGIN, size, root: tree.root(), witnesses: [] }
}
const CHECKPOINTS = [headOf(0), headOf(7), headOf(16), headOf(SIZE)]

const dumpOf = (rows: readonly Row[]): Buffer => Buffer.concat([dumpHeader(ORIGIN), ...rows.map(dumpRecord)])

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const check = async (dump: Buffer, receipts: Parameters<typeof createLeafCheck>[1] = [], chunk = 4096): Promise<Checked> => {
  const leafCheck = createLeafCheck(CHECKPOINTS, receipts)
  await readDump(inChunks(dump, chunk), ORIGIN, leafCheck.add)
  return leafCheck.end()
}

const whyNot = (dump: Buffer, receipts: Parameters<typeof createLeafCheck>[1] = []): Promise<string> => check(dump, receipts)
  .then(() => 'it holds', (error: unknown) => error instanceof ProofFailed ? error.message : `no proof failed: ${String(error)}`)

const changed = (at: number, row: Row): Row[] => ROWS.map((one, index) => index === at ? row : one)

test('P8: a dump that nobody touched holds, in whatever pieces it comes', async () => {
  for (const chunk of [1, 7, 43, 4096]) expect(await check(dumpOf(ROWS), [], chunk)).toEqual({ leaves: SIZE, erased: 0 })
})

describe('P8: an entry that was erased', () => {
  const erased = (rows: readonly Row[], ...at: readonly number[]): Row[] =>
    rows.map((row, index) => at.includes(index) ? { ...row, input: undefined } : row)
  const saying = (...leaves: readonly (readonly [number, number])[]): Row[] =>
    changed(20, rowOf(20, Buffer.from(JSON.stringify({ kind: 'erasure', leaves }))))
  const held = (rows: readonly Row[]) => {
    const tree = createTreeHash()
    rows.forEach(({ hash }) => tree.add(hash))
    const leafCheck = createLeafCheck([{ origin: ORIGIN, size: rows.length, root: tree.root(), witnesses: [] }], [])
    rows.forEach(leafCheck.add)
    return leafCheck.end()
  }

  test('leaves a trail that holds, where a later leaf says so', () => {
    expect(held(erased(saying([4, 4], [9, 11]), 4, 9, 10, 11))).toEqual({ leaves: SIZE, erased: 4 })
    expect(held(erased(saying([4, 11]), 4))).toEqual({ leaves: SIZE, erased: 1 })
  })

  test('is found where no leaf says so, or only an earlier one, or one of other leaves', () => {
    const message = (at: number) => `leaf ${at} was erased, and no later leaf before the checkpoint says so`
    expect(() => held(erased(ROWS, 9))).toThrow(message(9))
    expect(() => held(erased(saying([4, 4], [9, 11]), 4, 8, 9))).toThrow(message(8))
    expect(() => held(erased(saying([0, 23]), 21))).toThrow(message(21))
    expect(() => held(erased(saying([9, 9]), 9, 20))).toThrow(message(9))
  })
})

test('P8: every single bit that is flipped is found', async () => {
  const dump = dumpOf(ROWS)
  const missed: number[] = []
  for (let bit = 0; bit < dump.length * 8; bit += 1) {
    const flipped = Buffer.from(dump)
    flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
    if (!await check(flipped).then(() => false, (error: unknown) => error instanceof ProofFailed)) missed.push(bit)
  }
  expect(dump.length * 8).toBeGreaterThan(10_000)
  expect(missed).toEqual([])
})

test('P8: every row that is dropped, doubled or swapped with another is found, and named', async () => {
  for (let at = 0; at < SIZE; at += 1) {
    const dropped = at === SIZE - 1 ? `the tail is missing: leaves ${at} to ${at}` : `leaf ${at} is missing: leaf ${at + 1} stands in its place`
    expect(await whyNot(dumpOf(ROWS.filter((_, index) => index !== at)))).toBe(dropped)
    expect(await whyNot(dumpOf(ROWS.flatMap((row, index) => index === at ? [row, row] : [row]))))
      .toBe(`leaf ${at + 1} is missing: leaf ${at} stands in its place`)
    for (let other = at + 1; other < SIZE; other += 1) {
      const swapped = ROWS.map((row, index) => index === at ? ROWS[other]! : index === other ? ROWS[at]! : row)
      expect(await whyNot(dumpOf(swapped))).toBe(`leaf ${at} is missing: leaf ${other} stands in its place`)
    }
  }
})

test('P8: every tail that is cut off is found: whole leaves are named, half ones are told', async () => {
  const dump = dumpOf(ROWS)
  for (let left = 0; left < SIZE; left += 1)
    expect(await whyNot(dumpOf(ROWS.slice(0, left)))).toBe(`the tail is missing: leaves ${left} to ${SIZE - 1}`)
  for (let cut = 1; cut < dump.length; cut += 1) expect(await whyNot(dump.subarray(0, dump.length - cut))).not.toBe('it holds')
})

test('P8: every row that is written again, with its hash, is found between the checkpoints around it', async () => {
  for (let at = 0; at < SIZE; at += 1) {
    const [from, to] = at < 7 ? [0, 7] : at < 16 ? [7, 16] : [16, SIZE]
    expect(await whyNot(dumpOf(changed(at, rowOf(at, Buffer.from('other'))))))
      .toBe(`leaves ${from} to ${to - 1} are not those of the checkpoint at ${to}: one of them was altered`)
    expect(await whyNot(dumpOf(changed(at, { ...ROWS[at]!, input: leafInput(Buffer.from('other')) })))).toBe(`leaf ${at} is not what was hashed`)
  }
})

test('P8: leaves that no checkpoint covers prove nothing, and another log\'s dump is refused', async () => {
  expect(await whyNot(dumpOf([...ROWS, rowOf(SIZE, entryOf(SIZE))]))).toBe(`leaf ${SIZE} is in no checkpoint`)
  expect(await whyNot(Buffer.concat([dumpHeader('samsyn.example/h'), ...ROWS.map(dumpRecord)]))).toBe('it is not a dump of `samsyn.example/g`')
})

test('P8: a leaf that differs from its receipt is named', async () => {
  const receipt = (entry: Buffer) => [{ origin: ORIGIN, index: 9, hash: hashLeaf(leafInput(entry)) }]
  expect(await check(dumpOf(ROWS), receipt(entryOf(9)))).toEqual({ leaves: SIZE, erased: 0 })
  expect(await whyNot(dumpOf(ROWS), receipt(Buffer.from('other')))).toBe('leaf 9 is not the one that its receipt tells of')
})

import { createTreeHash, hashLeaf, leafInput } from '../../../verify/tree-hash.ts'
import type { LongLog, Row } from './a-long-log.ts'

/** A log as someone changed it: its rows, in the order in which they lie. */
export type Change = (rows: readonly Row[], at: number) => readonly Row[]

const flip = (bytes: Buffer, bit: number): Buffer => {
  const flipped = Buffer.from(bytes)
  const at = bit % (8 * bytes.length)
  flipped[at >> 3] = flipped[at >> 3]! ^ (1 << (at & 7))
  return flipped
}

const withRow = (rows: readonly Row[], at: number, row: Row): readonly Row[] => rows.with(at, row)
const renumbered = (rows: readonly Row[]): readonly Row[] => rows.map((row, index) => row.index === index ? row : { ...row, index })

/** A row with another entry, and the hash that fits it. */
const rewritten = (index: number, entry: string): Row => {
  const input = leafInput(Buffer.from(entry))
  return { index, input, hash: hashLeaf(input) }
}

/** Every single change that there is: plain ones, and ones whose author has made hashes and numbers fit. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'a bit of an entry is flipped': (rows, at) => withRow(rows, at, { ...rows[at]!, input: flip(rows[at]!.input, 7 * at) }),
  'a bit of a hash is flipped': (rows, at) => withRow(rows, at, { ...rows[at]!, hash: flip(rows[at]!.hash, 7 * at) }),
  'an entry is written again, and its hash': (rows, at) => withRow(rows, at, rewritten(at, '{"kind":"refusal"}')),
  'a leaf is dropped': (rows, at) => rows.toSpliced(at, 1),
  'a leaf is dropped, and those after it move up': (rows, at) => renumbered(rows.toSpliced(at, 1)),
  'a leaf is put in': (rows, at) => rows.toSpliced(at, 0, rewritten(at, '{"kind":"refusal"}')),
  'a leaf is put in, and those after it move down': (rows, at) => renumbered(rows.toSpliced(at, 0, rewritten(at, '{"kind":"refusal"}'))),
  'a leaf is there twice': (rows, at) => rows.toSpliced(at, 0, rows[at]!),
  'two leaves are swapped': (rows, at) => swapped(rows, at),
  'two leaves are swapped, and their numbers': (rows, at) => renumbered(swapped(rows, at)),
  'the tail is cut off': (rows, at) => rows.slice(0, at),
  'an entry is erased without a word': (rows, at) => withRow(rows, at, { ...rows[at]!, input: undefined } as unknown as Row),
}

const swapped = (rows: readonly Row[], at: number): readonly Row[] => {
  const other = (at + 1) % rows.length
  return rows.with(at, rows[other]!).with(other, rows[at]!)
}

/** The newest checkpoint of what lies there now, signed by the operator again. */
export const resigned = ({ origin, signer }: LongLog, rows: readonly Row[]): string => {
  const tree = createTreeHash()
  rows.forEach(({ hash }) => tree.add(hash))
  const text = `${origin}\n${rows.length}\n${tree.root().toString('base64')}\n`
  return `${text}\n${signer.sign(text)}`
}

import { ProofFailed } from './proof-failed.ts'
import type { StoredLeaf } from './leaf-check.ts'

/**
 * A dump of a log: the line `samsyn-trail-dump/v1 <origin>`, then of each leaf its index (8 bytes, big-endian), its hash
 * (32), the length of what was hashed (4), and that: a zero byte and the entry. Length 0 when the entry was erased.
 */
const TITLE = 'samsyn-trail-dump/v1 '
const FIXED = 44
/** Bytes of one entry, at most. */
const MOST = 16 * 1024 * 1024

export const dumpHeader = (origin: string): Buffer => Buffer.from(`${TITLE}${origin}\n`)

export const dumpRecord = ({ index, hash, input = Buffer.alloc(0) }: StoredLeaf): Buffer => {
  const fixed = Buffer.alloc(FIXED)
  fixed.writeBigUInt64BE(BigInt(index))
  hash.copy(fixed, 8)
  fixed.writeUInt32BE(input.length, 40)
  return Buffer.concat([fixed, input])
}

/** Reads a dump as it streams in, leaf by leaf. @throws {ProofFailed} when it is cut, or not one of this origin. */
export const readDump = async (
  chunks: AsyncIterable<Buffer>, origin: string, onLeaf: (leaf: StoredLeaf) => void,
): Promise<void> => {
  const header = dumpHeader(origin)
  let rest: Buffer = Buffer.alloc(0)
  let begun = false
  for await (const chunk of chunks) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    if (!begun && bytes.length >= header.length) {
      if (!bytes.subarray(0, header.length).equals(header)) throw new ProofFailed(`it is not a dump of \`${origin}\``)
      bytes = bytes.subarray(header.length)
      begun = true
    }
    rest = begun ? bytes.subarray(readRecords(bytes, onLeaf)) : bytes
  }
  if (!begun || rest.length > 0) throw new ProofFailed('the dump is cut in the middle of a leaf')
}

/** Reads the whole records at the beginning, and answers how many bytes they were. */
const readRecords = (bytes: Buffer, onLeaf: (leaf: StoredLeaf) => void): number => {
  let at = 0
  while (bytes.length - at >= FIXED) {
    const length = bytes.readUInt32BE(at + 40)
    const index = bytes.readUInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4)
    if (length > MOST) throw new ProofFailed(`leaf ${index} is longer than any entry`)
    const end = at + FIXED + length
    if (end > bytes.length) break
    onLeaf({ index, hash: bytes.subarray(at + 8, at + 40), input: length > 0 ? bytes.subarray(at + FIXED, end) : undefined })
    at = end
  }
  return at
}

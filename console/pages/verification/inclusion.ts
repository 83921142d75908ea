import { sha256, type Bytes } from '../../frame/sha-256.ts'
import { openCheckpoint, type Checkpoint, type Trust } from './checkpoint.ts'
import { bytesOf, fromBase64, joined, NotProved } from './signed-note.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

const hashChildren = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(joined(NODE, left, right))

/** The root that a leaf's path leads to. RFC 9162 § 2.1.3.2. @throws {NotProved} when the path is not one of such a tree. */
const rootFrom = async (leaf: Bytes, index: number, size: number, path: readonly Bytes[]): Promise<Bytes> => {
  if (index >= size) throw new NotProved('notInTree')
  let [hash, place, last] = [leaf, index, size - 1]
  for (const sibling of path) {
    if (last === 0) throw new NotProved('notInTree')
    if (place % 2 === 1 || place === last) {
      hash = await hashChildren(sibling, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      hash = await hashChildren(hash, sibling)
    }
    [place, last] = [half(place), half(last)]
  }
  if (last !== 0) throw new NotProved('notInTree')
  return hash
}

const half = (size: number): number => Math.floor(size / 2)

/** Checks that the exact bytes of an entry stand in the log, by a `c2sp.org/tlog-proof@v1`. @throws {NotProved} */
export const checkInclusion = async (entry: string, index: number, proof: string, trust: Trust): Promise<Checkpoint> => {
  const split = proof.indexOf('\n\n')
  const lines = proof.slice(0, Math.max(split, 0)).split('\n')
  const hashes = lines.filter((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))
  const head = lines.slice(0, lines.length - hashes.length)
  if (head[0] !== 'c2sp.org/tlog-proof@v1' || head.at(-1) !== `index ${index}`) throw new NotProved('notReceipt')
  const checkpoint = await openCheckpoint(proof.slice(split + 2), trust)
  const leaf = await sha256(joined(LEAF, bytesOf(entry)))
  const root = await rootFrom(leaf, index, checkpoint.size, hashes.map(fromBase64))
  if (btoa(String.fromCharCode(...root)) !== checkpoint.root) throw new NotProved('notInTree')
  return checkpoint
}

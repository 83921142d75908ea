import type { Checkpoint } from '../../../verify/checkpoint.ts'
import { createLeafCheck, type LeafCheck, type StoredLeaf } from '../../../verify/leaf-check.ts'
import { ProofFailed } from '../../../verify/proof-failed.ts'
import type { Row } from './a-long-log.ts'
import type { Change } from './changes.ts'

/** How many changes were made, and how many of them were found. */
export interface Found {
  readonly made: number
  readonly found: number
}

const isFound = (work: () => unknown): boolean => {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof ProofFailed) return true
    throw error
  }
}

/** One change at each leaf, each in a check of its own, which goes on from the leaves before it: those no change touches. */
export const findEach = (rows: readonly Row[], checkpoints: readonly Checkpoint[], change: Change): Found => {
  const before = createLeafCheck(checkpoints, [])
  let found = 0
  rows.forEach((row, at) => {
    const changed = change(rows, at)
    const isTouchedBefore = changed.some((one, index) => index < at && one !== rows[index])
    const check = isTouchedBefore ? createLeafCheck(checkpoints, []) : before.branch()
    if (isFound(() => {
      for (const one of isTouchedBefore ? changed : changed.slice(at)) check.add(one)
      check.end()
    })) found += 1
    before.add(row)
  })
  before.end()
  return { made: rows.length, found }
}

/**
 * Every bit of every leaf flipped in its turn, its number, its hash and its entry, and the log cut off before each leaf.
 * What is refused leaves the check as it was: the whole log is held in the same pass, and holds.
 */
export const findEveryBit = (rows: readonly Row[], checkpoints: readonly Checkpoint[]): Found => {
  const check = createLeafCheck(checkpoints, [])
  let made = 0
  let found = 0
  for (const row of rows) {
    made += 1
    if (isFound(check.end)) found += 1
    for (const flipped of flips(row)) {
      made += 1
      if (isFound(() => check.add(flipped))) found += 1
      else return { made, found }
    }
    addTrue(check, row)
  }
  check.end()
  return { made, found }
}

const addTrue = (check: LeafCheck, row: Row): void => check.add(row)

function* flips(row: Row): Generator<StoredLeaf> {
  for (let bit = 0; bit < 32; bit += 1) yield { ...row, index: (row.index ^ (1 << bit)) >>> 0 }
  yield* flippedIn(row.hash, (hash) => ({ ...row, hash }))
  yield* flippedIn(row.input, (input) => ({ ...row, input }))
}

function* flippedIn(bytes: Buffer, of: (flipped: Buffer) => StoredLeaf): Generator<StoredLeaf> {
  const flipped = Buffer.from(bytes)
  for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
    flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
    yield of(flipped)
    flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
  }
}

import { ProofFailed } from './proof-failed.ts'

/** Leaves that were erased, held to the leaves that say so: those of kind `erasure`, later in the same log. */
export interface Erasures {
  /** An entry that is there: a zero byte, then its JSON. */
  read(index: number, input: Buffer): void
  /** A leaf of which only the hash is there. */
  add(index: number): void
  /** How many leaves were erased. @throws {ProofFailed} at the first that no later leaf says was erased. */
  end(): number
  /** Others of the same leaves so far. */
  branch(): Erasures
}

/** How such an entry is known before it is parsed. */
const KIND = Buffer.from('"kind":"erasure"')

export const createErasures = (from: Iterable<number> = [], before = 0): Erasures => {
  const unnamed = new Set(from)
  let erased = before
  return {
    read: (index, input) => {
      if (unnamed.size > 0 && input.includes(KIND))
        for (const [first, last] of runsIn(input)) for (let one = first; one <= last && one < index; one += 1) unnamed.delete(one)
    },
    add: (index) => {
      unnamed.add(index)
      erased += 1
    },
    end: () => {
      const [first] = unnamed
      if (first !== undefined) throw new ProofFailed(`leaf ${first} was erased, and no later leaf before the checkpoint says so`)
      return erased
    },
    branch: () => createErasures(unnamed, erased),
  }
}

const runsIn = (input: Buffer): readonly (readonly [first: number, last: number])[] => {
  const said = JSON.parse(input.subarray(1).toString()) as { kind?: unknown; leaves?: [number, number][] }
  return said.kind === 'erasure' ? said.leaves ?? [] : []
}

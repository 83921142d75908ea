import { ProofFailed } from './proof-failed.ts'
import { isSignedBy, parseNote, type Note, type TrustedKey } from './note.ts'
import type { TreeHead } from './proofs.ts'

/** The keys of the logs and witnesses that are trusted, and how many witnesses must have countersigned. */
export interface Trust {
  readonly logs: readonly TrustedKey[]
  readonly witnesses: readonly TrustedKey[]
  readonly quorum: number
}

/** A checkpoint whose signatures hold. */
export interface Checkpoint extends TreeHead {
  /** The log's name. */
  readonly origin: string
  /** The witnesses that countersigned. */
  readonly witnesses: readonly string[]
}

/** A note's text as C2SP tlog-checkpoint has it. @throws {ProofFailed} */
export const readTreeHead = ({ text }: Note): TreeHead & { readonly origin: string } => {
  const [, origin = '', size = '', root = ''] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(text) ?? []
  if (!origin || !Number.isSafeInteger(Number(size))) throw new ProofFailed('it is not a checkpoint')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

/** Opens a checkpoint. @throws {ProofFailed} when the log did not sign it, or too few witnesses did. */
export const openCheckpoint = (text: string, { logs, witnesses, quorum }: Trust): Checkpoint => {
  const note = parseNote(text)
  const head = readTreeHead(note)
  const named = `the checkpoint of \`${head.origin}\` at ${head.size} leaves`
  const signed = logs.filter(({ name }) => name === head.origin).some((key) => isSignedBy(note, key))
  if (!signed) throw new ProofFailed(`${named} is not signed by a log that is trusted`)
  const countersigned = [...new Set(witnesses.filter((key) => isSignedBy(note, key)).map(({ name }) => name))]
  if (countersigned.length < quorum)
    throw new ProofFailed(`${named} is countersigned by ${countersigned.length} witnesses, and needs ${quorum}`)
  return { ...head, witnesses: countersigned }
}

/** Holds checkpoints of several holders to one another, smallest first. @throws {ProofFailed} when two are of forked logs. */
export const withoutForks = (checkpoints: readonly Checkpoint[]): Checkpoint[] => {
  const sorted = [...checkpoints].sort((one, other) => one.size - other.size)
  for (const [index, later] of sorted.entries())
    for (const earlier of sorted.slice(0, index))
      if (earlier.origin === later.origin && earlier.size === later.size && !earlier.root.equals(later.root))
        throw new ProofFailed(`two checkpoints of \`${later.origin}\` at ${later.size} leaves have different roots: the log was forked`)
  return sorted
}

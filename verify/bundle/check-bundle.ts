import { createHash } from 'node:crypto'
import { openCheckpoint, type Checkpoint, type Trust } from '../checkpoint.ts'
import { ProofFailed } from '../proof-failed.ts'
import { provesInclusion } from '../proofs.ts'
import { hashLeaf, leafInput } from '../tree-hash.ts'
import { logIdOf } from '../trust.ts'
import { linesIn, readContent, readHead, readSignature, type BundledEntry } from './bundle-lines.ts'
import { openSignature } from './bundle-signature.ts'
import { checkShown } from './said-of.ts'

/** What holds of a bundle's entries. All are as they were signed. */
export interface CheckedBundle {
  /** Who signed. */
  readonly origin: string
  /** Entries that say what their leaves say, which stand in countersigned logs. */
  readonly whole: number
  /** Entries that show a part of leaves which stand there: that the part is of the leaf, the signature alone says. */
  readonly parts: number
  /** Entries younger than the checkpoint of their log. */
  readonly unproven: number
}

/** Checks a bundle, line by line, offline. @throws {ProofFailed} at the first thing that does not hold. */
export const checkBundle = async (chunks: AsyncIterable<Buffer>, trust: Trust): Promise<CheckedBundle> => {
  const content = createHash('sha256')
  const counted = { whole: 0, parts: 0, unproven: 0 }
  const check = createLineCheck(trust, counted)
  let last: Buffer | undefined
  let number = 0
  for await (const line of linesIn(chunks)) {
    if (last) {
      content.update(last).update('\n')
      number += 1
      if (number === 1) readHead(last)
      else named(number, last, check)
    }
    last = line
  }
  if (!last || number === 0) throw new ProofFailed('it is not a bundle')
  const { origin, entries, sha256 } = await openSignature(readSignature(last), trust)
  const found = counted.whole + counted.parts + counted.unproven
  if (entries !== found) throw new ProofFailed(`the bundle has ${found} entries, and was signed with ${entries}`)
  if (content.digest('base64') !== sha256) throw new ProofFailed('the bundle is not the one that was signed')
  return { origin, ...counted }
}

const named = (number: number, line: Buffer, check: (line: Buffer) => void): void => {
  try {
    check(line)
  } catch (error) {
    throw error instanceof ProofFailed ? new ProofFailed(`line ${number}: ${error.message}`) : error
  }
}

const createLineCheck = (trust: Trust, counted: Record<'whole' | 'parts' | 'unproven', number>) => {
  const checkpoints = new Map<string, Checkpoint>()
  return (line: Buffer): void => {
    const said = readContent(line)
    if ('checkpoint' in said) {
      const checkpoint = openCheckpoint(said.checkpoint, trust)
      checkpoints.set(logIdOf(checkpoint.origin), checkpoint)
      return
    }
    const hash = 'leaf' in said ? hashLeaf(leafInput(Buffer.from(said.leaf))) : said.hash
    if ('leaf' in said) checkShown(said.entry, said.leaf)
    checkStands(said, hash, checkpoints.get(said.entry.log))
    counted[said.path === null ? 'unproven' : 'leaf' in said ? 'whole' : 'parts'] += 1
  }
}

/** That the leaf stands where its entry says, in the log that it names. */
const checkStands = ({ entry: { log, leaf }, path }: BundledEntry, hash: Buffer, checkpoint: Checkpoint | undefined): void => {
  if (path === null) {
    if (checkpoint && leaf < checkpoint.size) throw new ProofFailed(`leaf ${leaf} of \`${log}\` has no proof`)
    return
  }
  if (!checkpoint) throw new ProofFailed(`there is no checkpoint of \`${log}\``)
  if (!provesInclusion(hash, leaf, path, checkpoint))
    throw new ProofFailed(`leaf ${leaf} is not in the tree of ${checkpoint.size} leaves of \`${log}\``)
}

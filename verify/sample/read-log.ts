import { createReadStream } from 'node:fs'
import { isDatabase, openStoredLog } from '../database.ts'
import { readDump } from '../dump.ts'
import type { StoredLeaf } from '../leaf-check.ts'
import { ProofFailed } from '../proof-failed.ts'
import { hashLeaf } from '../tree-hash.ts'
import { logIdOf } from '../trust.ts'
import type { SampledEntry, SampledLeaf } from './sampled-leaf.ts'

/** A log's leaves that say what someone did, and the hashes of all of them. */
export interface ReadLog {
  readonly leaves: readonly SampledLeaf[]
  readonly hashes: readonly Buffer[]
  /** Leaves whose content was erased since. */
  readonly erased: readonly number[]
}

/** Reads a log from a dump or a database, each leaf held to its hash. @throws {ProofFailed | UsageWrong} */
export const readLog = async (source: string, origin: string): Promise<ReadLog> => {
  const log = logIdOf(origin)
  const leaves: SampledLeaf[] = []
  const hashes: Buffer[] = []
  const erased: number[] = []
  const take = ({ index, hash, input }: StoredLeaf): void => {
    if (index !== hashes.length) throw new ProofFailed(`leaf ${hashes.length} of \`${log}\` is missing`)
    if (input && !hashLeaf(input).equals(hash)) throw new ProofFailed(`leaf ${index} of \`${log}\` is not what was hashed`)
    hashes.push(Buffer.from(hash))
    if (!input) erased.push(index)
    const entry = input && JSON.parse(input.subarray(1).toString()) as SampledEntry
    if (entry && 'actor' in entry) leaves.push({ log, index, entry })
  }
  if (!isDatabase(source)) await readDump(createReadStream(source), origin, take)
  else {
    const stored = await openStoredLog(source, log)
    try {
      await stored.readLeaves(Number.MAX_SAFE_INTEGER, (read) => read.forEach(take))
    } finally {
      await stored.close()
    }
  }
  return { leaves, hashes, erased }
}

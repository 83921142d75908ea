import { openCheckpoint, type Trust } from '../checkpoint.ts'
import { ProofFailed } from '../proof-failed.ts'
import { createTreeHash } from '../tree-hash.ts'
import { logIdOf } from '../trust.ts'
import type { ReadLog } from './read-log.ts'
import { nonceHash, redraw, RULE, type Redrawn } from './redraw.ts'
import type { SampledLeaf } from './sampled-leaf.ts'

/**
 * Holds a sample to what was committed to before: the nonce is the one of the commitment; the checkpoint that the seed is of
 * came after it, holds it, and is countersigned; and drawn again from the leaves it is the same. @throws {ProofFailed}
 */
export const checkSample = (logs: ReadonlyMap<string, ReadLog>, id: string, trust: Trust): Redrawn => {
  const leaves = [...logs.values()].flatMap((log) => log.leaves)
  const committed = oneOf(leaves, id, 'commitSample')
  const draw = oneOf(leaves, id, 'drawSample')
  const said = draw.entry.details
  if (committed.entry.details['rule'] !== RULE) throw new ProofFailed('the sample is drawn by a rule that is not known here')
  if (nonceHash(String(said['nonce'])) !== committed.entry.details['nonceHash'])
    throw new ProofFailed('the nonce is not the one that was committed to')
  checkSeed(logs, committed, said, trust)
  checkErasures(logs, committed)
  const redrawn = redraw(leaves, committed.entry.details, draw.entry)
  for (const name of ['population', 'explained', 'drawn'] as const)
    if (JSON.stringify(redrawn[name]) !== JSON.stringify(said[name])) throw new ProofFailed(`drawn again, the sample has another \`${name}\``)
  return redrawn
}

const oneOf = (leaves: readonly SampledLeaf[], id: string, act: string): SampledLeaf => {
  const [found, ...others] = leaves.filter(({ entry }) => entry.kind === 'oversight' && entry.act === act && entry.details['subject'] === id)
  if (!found || others.length > 0) throw new ProofFailed(`there is not one leaf that says \`${act}\` of \`${id}\``)
  return found
}

const checkSeed = (
  logs: ReadonlyMap<string, ReadLog>, committed: SampledLeaf, said: SampledLeaf['entry']['details'], trust: Trust,
): void => {
  const checkpoint = openCheckpoint(String(said['checkpoint']), trust)
  const root = checkpoint.root.toString('hex')
  if (logIdOf(checkpoint.origin) !== said['log'] || String(checkpoint.size) !== said['size'] || root !== said['root'])
    throw new ProofFailed('the seed is not of the checkpoint that the draw names')
  if (committed.log !== said['log'] || committed.index >= checkpoint.size)
    throw new ProofFailed('the checkpoint is no later than the commitment')
  const tree = createTreeHash()
  logs.get(committed.log)?.hashes.slice(0, checkpoint.size).forEach((hash) => tree.add(hash))
  if (!tree.root().equals(checkpoint.root)) throw new ProofFailed('the leaves are not those of the checkpoint that the seed is of')
}

const checkErasures = (logs: ReadonlyMap<string, ReadLog>, { entry }: SampledLeaf): void => {
  for (const bound of entry.details['bounds'] as readonly string[]) {
    const log = logs.get(bound.replace(/:\d+$/, ''))
    const size = Number(bound.split(':').at(-1))
    if (!log || log.hashes.length < size) throw new ProofFailed(`the sample is of the log \`${bound}\`, which was not read whole`)
    if (log.erased.some((index) => index < size)) throw new ProofFailed(`content of \`${bound}\` was erased since: it cannot be drawn again`)
  }
}

import { canonicalBytes } from '../../gateway/trail/canonical.ts'
import { createCommitments, saltsOf } from '../../gateway/trail/commitment.ts'
import { EMPTY_TREE, grow, leafHash, rootOf } from '../../gateway/trail/merkle.ts'
import { noteSignerOf, witnessKeyOf } from '../../gateway/trail/note-signer.ts'
import { createProofs } from '../../gateway/trail/proofs.ts'
import { consistencyText, inclusionText } from '../../gateway/trail/proof-texts.ts'
import { bundleOf } from './bundle.ts'
import { ENTRY_AT, entriesWith, VALUES } from './entries.ts'
import { cosignature, keyOf, seedOf } from './keys.ts'
import { ordersAt } from './orders.ts'

const ORIGIN = 'samsyn.example/vector'
const WITNESSES = ['at.example/witness', 'cmm.example/witness']
const SALT = seedOf('salt').subarray(0, 16)
const EARLIER = 3n
const AT = new Date(ENTRY_AT)

/** `docs/trail-vectors.json`: an example of each thing that `docs/trail.md` describes, and of orders, the same each time. */
export const trailVectors = async (): Promise<string> => `${JSON.stringify(await made(), null, 2)}\n`

const made = async () => {
  const log = noteSignerOf(ORIGIN, keyOf('log'))
  const commitments = createCommitments(Object.values(VALUES), SALT)
  const entries = entriesWith(commitments).map(canonicalBytes)
  const hashes = entries.map(leafHash)
  const rootAt = (size: number | bigint): string => rootOf(grow(EMPTY_TREE, hashes.slice(0, Number(size)))).toString('base64')
  const checkpointAt = (size: bigint): string => {
    const text = `${ORIGIN}\n${size}\n${rootAt(size)}\n`
    return `${text}\n${log.sign(text)}${WITNESSES.map((name) => cosignature(name, text, BigInt(AT.getTime() / 1_000))).join('')}`
  }
  const size = BigInt(entries.length)
  const [earlier, later] = [checkpointAt(EARLIER), checkpointAt(size)]
  const proofs = createProofs(async () => hashes)
  const paths = await proofs.inclusions(entries.map((_, index) => BigInt(index)), size)
  const leaves = entries.map((entry, index) => ({
    entry: entry.toString(), hash: inBase64(hashes[index]), path: (paths[index] ?? []).map(inBase64),
    proof: inclusionText(BigInt(index), paths[index] ?? [], later),
  }))
  const [, whole, , , part] = leaves
  if (!whole || !part) throw new RangeError('there is not a leaf of each kind')
  const salt = SALT.toString('base64url')
  return {
    trust: { logs: [log.verifierKey], witnesses: WITNESSES.map((name) => witnessKeyOf(name, { ...keyOf(name).publicKey })), quorum: 2 },
    leaves: leaves.map(({ entry, hash, proof }) => ({ entry, hash, proof })),
    roots: Array.from({ length: entries.length + 1 }, (_, leavesBefore) => rootAt(leavesBefore)),
    checkpoints: { earlier, later },
    consistency: consistencyText(EARLIER, await proofs.consistency(EARLIER, size), later),
    commitments: { salt, values: VALUES, salts: saltsOf(SALT, commitments.length), commitments },
    receipt: { log: 'vector', leaves: [{ index: '1', salt, entry: whole.entry, proof: whole.proof }] },
    bundle: bundleOf(ORIGIN, keyOf('log'), later, whole, part),
    orders: ordersAt(AT),
  }
}

const inBase64 = (hash: Buffer = Buffer.alloc(0)): string => hash.toString('base64')

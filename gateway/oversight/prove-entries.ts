import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { SUPERVISOR } from '../sealing/sealed-for.ts'
import { cosignedNote, type Checkpoint, type CheckpointStore } from '../trail/checkpoint-store.ts'
import { createProofs } from '../trail/proofs.ts'
import { createReadTile } from '../trail/subtrees.ts'
import type { ShownEntry } from './shown-entry.ts'

/**
 * An entry with what proves it. One that its reader may see whole has the very bytes of its leaf; of any other the leaf's hash
 * alone, since its bytes say what others were asked (P2), or what was discarded: then the leaf is proven, and that the part is
 * of it rests on the bundle's signature. `path` is that of inclusion (RFC 6962 § 2.1.1), base64, null above the checkpoint.
 */
type ProvenEntry = { readonly entry: ShownEntry; readonly path: readonly string[] | null }
  & ({ readonly leaf: string } | { readonly hash: string })

/** A line of a bundle: a log's checkpoint comes before the first entry of the log. */
export type ProvenLine = ProvenEntry | { readonly checkpoint: string }

interface ProveDeps {
  readonly pool: Pool
  readonly store: Pick<CheckpointStore, 'newest'>
  /** Witnesses that must have countersigned a checkpoint. */
  readonly quorum: number
}

interface Leaf {
  readonly hash: Buffer
  /** Null where the reader sees a part of it, or it was erased meanwhile. */
  readonly entry: Buffer | null
}

const LEAVES = `select leaf.hash, case when asked.whole then leaf.entry end as entry
  from unnest($1::text[], $2::bigint[], $3::boolean[]) with ordinality as asked (log_id, index, whole, place)
  left join trail_leaf leaf using (log_id, index) order by asked.place`

/** Proves entries, page by page, to an officer of a party: each log by one checkpoint. */
export const createProveEntries = ({ pool, store, quorum }: ProveDeps) => (party: Party) => {
  const checkpoints = new Map<string, Checkpoint | undefined>()
  const isWhole = ({ recipient, outcome }: ShownEntry): boolean =>
    outcome !== 'DISCARDED' && (party === SUPERVISOR || recipient === party)

  const open = async (log: string): Promise<ProvenLine[]> => {
    if (checkpoints.has(log)) return []
    const checkpoint = await store.newest(log, { cosignatures: quorum })
    checkpoints.set(log, checkpoint)
    return checkpoint ? [{ checkpoint: cosignedNote(checkpoint) }] : []
  }

  const pathsOf = async (log: string, entries: readonly ShownEntry[]): Promise<ReadonlyMap<ShownEntry, readonly string[]>> => {
    const size = checkpoints.get(log)?.size ?? 0n
    const covered = entries.filter((entry) => entry.log === log && BigInt(entry.leaf) < size)
    const paths = await createProofs(createReadTile(pool, log)).inclusions(covered.map(({ leaf }) => BigInt(leaf)), size)
    return new Map(covered.map((entry, place) => [entry, (paths[place] ?? []).map((hash) => hash.toString('base64'))]))
  }

  return async (page: readonly ShownEntry[]): Promise<ProvenLine[]> => {
    const logs = [...new Set(page.map(({ log }) => log))]
    const opened = (await Promise.all(logs.map(open))).flat()
    const paths = new Map((await Promise.all(logs.map((log) => pathsOf(log, page)))).flatMap((found) => [...found]))
    const { rows } = await pool.query<Leaf>(LEAVES, [page.map(({ log }) => log), page.map(({ leaf }) => leaf), page.map(isWhole)])
    return [...opened, ...page.map((entry, place): ProvenLine => {
      const { hash, entry: bytes } = rows[place] as Leaf
      const path = paths.get(entry) ?? null
      return bytes ? { entry, leaf: bytes.toString(), path } : { entry, hash: hash.toString('base64'), path }
    })]
  }
}

export type ProveEntries = ReturnType<ReturnType<typeof createProveEntries>>

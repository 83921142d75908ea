import type { Pool } from 'pg'
import { foldPairs, TILE, type ReadTile } from './proofs.ts'

/** Reads a log's tiles: of leaves, and of the subtrees stored above them. */
export const createReadTile = (pool: Pool, logId: string): ReadTile => (level, index) =>
  readHashes(pool, logId, level, index * TILE, TILE)

const readHashes = async (pool: Pool, logId: string, level: number, from: bigint, count: bigint): Promise<Buffer[]> => {
  const { rows } = await pool.query<{ hash: Buffer }>(level === 0
    ? { name: 'leaf-hashes', text: `select hash from trail_leaf where log_id = $1 and index >= $2 and index < $3
        order by index`, values: [logId, from, from + count] }
    : { name: 'subtree-hashes', text: `select hash from trail_subtree where log_id = $1 and index >= $2 and index < $3
        and level = $4 order by index`, values: [logId, from, from + count, level] })
  return rows.map(({ hash }) => hash)
}

/** Subtrees made at a time: what one statement reads stays within its deadline. */
const AT_ONCE = 64n

/** Stores the root of each perfect subtree of 256^n leaves that the first `size` leaves complete. */
export const storeSubtrees = async (pool: Pool, logId: string, size: bigint): Promise<void> => {
  for (let level = 1, complete = size / TILE; complete > 0n; level += 1, complete /= TILE) {
    const { rows: [stored] } = await pool.query<{ next: string }>(
      'select coalesce(max(index) + 1, 0) as next from trail_subtree where log_id = $1 and level = $2', [logId, level])
    for (let from = BigInt(stored?.next ?? 0); from < complete; from += AT_ONCE) {
      const count = complete - from < AT_ONCE ? complete - from : AT_ONCE
      const below = await readHashes(pool, logId, level - 1, from * TILE, count * TILE)
      const roots = Array.from({ length: Number(count) }, (_, index) =>
        foldPairs(below.slice(index * Number(TILE), (index + 1) * Number(TILE))))
      await pool.query(`insert into trail_subtree (log_id, level, index, hash)
        select $1, $2, $3::bigint + place - 1, hash from unnest($4::bytea[]) with ordinality as made (hash, place)
        on conflict do nothing`, [logId, level, from, roots])
    }
  }
}

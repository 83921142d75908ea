import type { PoolClient } from 'pg'
import { DatabaseUnavailable } from '../database/database-unavailable.ts'
import { grow, leafHash, rootOf, EMPTY_TREE, type Tree } from './merkle.ts'
import type { RestsOn } from './trail.ts'

/** Where a log stands: its tree, and the root that the tree has. */
export interface Head extends Tree {
  readonly root: Buffer
}

const headOf = (tree: Tree): Head => ({ ...tree, root: rootOf(tree) })

/** Whether two heads are of the same tree. */
export const sameHead = (one: Head, other: Head): boolean => one.size === other.size && one.root.equals(other.root)

/**
 * Reads the head, waiting for any transaction still moving it, and makes it for a new log.
 * @throws {DatabaseUnavailable} when it does not agree with itself or with the leaves stored: the log was altered.
 */
export const readHead = async (client: PoolClient, logId: string): Promise<Head> => {
  const empty = headOf(EMPTY_TREE)
  await client.query(`insert into trail_head (log_id, size, root, frontier) values ($1, $2, $3, '{}')
    on conflict do nothing`, [logId, empty.size, empty.root])
  const { rows: [row] } = await client.query<{ size: string; root: Buffer; frontier: Buffer[] }>(
    'select size, root, frontier from trail_head where log_id = $1 for update', [logId])
  const { rows: [leaves] } = await client.query<{ next: string }>(
    'select coalesce(max(index) + 1, 0) as next from trail_leaf where log_id = $1', [logId])
  if (!row || !leaves) throw new DatabaseUnavailable(`the head of the log \`${logId}\` is gone`)
  const head = headOf({ size: BigInt(row.size), frontier: row.frontier })
  if (!head.root.equals(row.root)) throw new DatabaseUnavailable(`the head of the log \`${logId}\` does not agree with its root`)
  if (leaves.next !== row.size) throw new DatabaseUnavailable(`the log \`${logId}\` does not hold the leaves that its head counts`)
  return head
}

/** The head that entries lead to, and the hash of each. */
export interface Moved {
  readonly head: Head
  readonly hashes: readonly Buffer[]
}

export const headAfter = (head: Head, entries: readonly Buffer[]): Moved => {
  const hashes = entries.map(leafHash)
  return { head: headOf(grow(head, hashes)), hashes }
}

/** Leaves as three parameters: all hashes and all entries each as one piece, which goes over as it is, and the lengths. */
const packed = (hashes: readonly Buffer[], entries: readonly Buffer[]) =>
  [Buffer.concat(hashes), Buffer.concat(entries), entries.map(({ length }) => length)]

/** Stores the leaves of parameters $7 to $9 behind those of the log that `head` names. */
const STORE_LEAVES = `insert into trail_leaf (log_id, index, hash, entry)
  select head.log_id, $2::bigint + place - 1, substring($7::bytea from (32 * place - 31)::int for 32),
    substring($8::bytea from (sum(length) over (order by place) - length + 1)::int for length)
  from head, unnest($9::int[]) with ordinality as leaf (length, place)`

/**
 * Stores the leaves and moves the head, all in one statement that commits by itself, when all that they rest on stands
 * under lock. False when something moved, and nothing was written. `head` is where the entries lead from `from`.
 */
export const moveHeadIfAllStands = async (
  client: PoolClient, logId: string, from: Head, { head, hashes }: Moved, entries: readonly Buffer[], restsOn: readonly RestsOn[],
): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'move-head-if-all-stands',
    text: `with locked as (select id, version from "case" where id = any($10::uuid[]) order by id for share),
      moved as (select from unnest($10::uuid[], $11::int[]) as rested (id, version)
        left join locked using (id) where locked.version is distinct from rested.version),
      head as (
        update trail_head set size = $4, root = $5, frontier = $6
        where log_id = $1 and size = $2 and root = $3 and not exists (select from moved) returning log_id)
      ${STORE_LEAVES}`,
    values: [
      logId, from.size, from.root, head.size, head.root, head.frontier, ...packed(hashes, entries),
      restsOn.map(({ caseId }) => caseId), restsOn.map(({ version }) => version),
    ],
  })
  return rowCount === entries.length
}

/** Moves the head by compare-and-swap and stores the leaves, in one statement. @throws when the head was not there. */
export const moveHead = async (
  client: PoolClient, logId: string, from: Head, entries: readonly Buffer[],
): Promise<Head> => {
  const { head, hashes } = headAfter(from, entries)
  const { rowCount } = await client.query({
    name: 'move-head',
    text: `with head as (
        update trail_head set size = $4, root = $5, frontier = $6
        where log_id = $1 and size = $2 and root = $3 returning log_id)
      ${STORE_LEAVES}`,
    values: [logId, from.size, from.root, head.size, head.root, head.frontier, ...packed(hashes, entries)],
  })
  if (rowCount !== entries.length) throw new Error(`the head of the log \`${logId}\` was moved by another writer`)
  return head
}

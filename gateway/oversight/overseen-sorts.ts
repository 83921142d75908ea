import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { Outcome } from './outcome.ts'

/** What entries have in common, as the officers of one party may see them. Names are those of the columns. */
export interface OverseenSort {
  readonly recipient: Party
  readonly client: string
  readonly role: string
  readonly purpose: string
  readonly outcome: Outcome
  readonly code: string
  readonly act: string
  readonly given: number
  readonly withheld: number
  readonly unavailable: number
  readonly terms: readonly string[]
}

/** Sorts whose ids are kept in memory. */
const KEPT = 20_000

/** Names sorts by what they say: JSON, and the first 64 bits of its SHA-256 as PostgreSQL's `bigint`. */
export const createSortIds = (): ((sort: string) => string) => {
  const known = new Map<string, string>()
  return (sort) => {
    const found = known.get(sort) ?? createHash('sha256').update(sort).digest().readBigInt64BE().toString()
    if (known.size >= KEPT) known.clear()
    known.set(sort, found)
    return found
  }
}

const UNKNOWN = `select id from unnest($1::bigint[]) as asked (id) where not exists (select from overseen_sort sort where sort.id = asked.id)`

const INSERT = `insert into overseen_sort select * from json_populate_recordset(null::overseen_sort, $1::json) on conflict do nothing`

/** Writes the sorts that there are not yet, each a JSON by its id. */
export const insertSorts = async (transaction: PoolClient, sorts: ReadonlyMap<string, string>): Promise<void> => {
  const { rows } = await transaction.query<{ id: string }>({ name: 'unknown-sorts', text: UNKNOWN, values: [[...sorts.keys()]] })
  if (rows.length === 0) return
  const unknown = rows.map(({ id }) => `{"id":${id},${sorts.get(id)?.slice(1)}`)
  await transaction.query(INSERT, [`[${unknown.join(',')}]`])
}

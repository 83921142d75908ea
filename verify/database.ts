import pg from 'pg'
import { UsageWrong } from './trust.ts'
import type { StoredLeaf } from './leaf-check.ts'
import { leafInput } from './tree-hash.ts'

/** A log as it lies in the gateway's database: as it stood at the first reading, whatever is added or erased meanwhile. */
export interface StoredLog {
  /** The newest checkpoint that so many have countersigned, as a note. */
  newestCheckpoint(cosignatures: number): Promise<string | undefined>
  /** Its first leaves, in order of their index. */
  readLeaves(size: number, onLeaves: (leaves: readonly StoredLeaf[]) => Promise<void> | void): Promise<void>
  close(): Promise<void>
}

/** Leaves that are read at a time. */
const PAGE = 10_000

interface Row { readonly index: string; readonly hash: Buffer; readonly entry: Buffer | null }

/** @throws {UsageWrong} when the database cannot be reached. */
export const openStoredLog = async (url: string, logId: string): Promise<StoredLog> => {
  const client = new pg.Client({ connectionString: url, application_name: 'samsyn-verify' })
  await client.connect().catch(() => { throw new UsageWrong('the database cannot be reached') })
  await client.query('begin transaction isolation level repeatable read, read only')
  return {
    newestCheckpoint: async (cosignatures) => {
      const { rows: [row] } = await client.query<{ note: string; cosignatures: string[] }>(
        `select note, cosignatures from trail_checkpoint where log_id = $1 and cardinality(cosignatures) >= $2
          order by size desc limit 1`, [logId, cosignatures])
      return row && row.note + row.cosignatures.join('')
    },
    readLeaves: async (size, onLeaves) => {
      for (let last = -1; ;) {
        const { rows } = await client.query<Row>(`select index, hash, entry from trail_leaf
          where log_id = $1 and index > $2 and index < $3 order by index limit $4`, [logId, last, size, PAGE])
        if (rows.length === 0) return
        last = Number(rows.at(-1)?.index)
        await onLeaves(rows.map(({ index, hash, entry }) =>
          ({ index: Number(index), hash, input: entry ? leafInput(entry) : undefined })))
      }
    },
    close: () => client.end(),
  }
}

export const isDatabase = (source: string): boolean => /^postgres(ql)?:\/\//.test(source)

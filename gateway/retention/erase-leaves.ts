import type { Pool, PoolClient } from 'pg'
import type { Regime } from '../../policies/decision.ts'
import type { Entry } from '../trail/entry.ts'
import { beginErasure } from '../followers/hold-erasure.ts'
import type { Trail } from '../trail/trail.ts'
import { dueBefore, erasureEntry, type Run } from './erasure-entry.ts'
import type { ForgetLeaves } from './forget-leaves.ts'

interface EraseLeavesDeps {
  readonly trail: Trail
  readonly reader: Pick<Pool, 'query'>
  /** Takes the leaves out of what is derived from them, in the transaction that then erases them. */
  readonly forget: ForgetLeaves
}

/** Leaves that are looked at, and at most erased, in one transaction: no disclosure waits long behind it. */
const AT_ONCE = 500

interface Looked {
  /** The first leaf that was not looked at, or has not been kept long enough yet. */
  readonly next: bigint
  readonly due: readonly bigint[]
}

/**
 * Erases the content of this log's leaves that were made under one law and have been kept for its period; their hashes
 * stay, and with them every proof (P8). The leaf that tells of it is durable in the same transaction. What tells of no
 * actor is kept: openings, keys, erasures. Answers how many leaves were erased.
 */
export const createEraseLeaves = ({ trail, reader, forget }: EraseLeavesDeps) => {
  const { logId } = trail

  const look = async (from: bigint, regime: Regime, before: Date): Promise<Looked> => {
    const { rows } = await reader.query<{ index: string; entry: Buffer | null }>(
      'select index, entry from trail_leaf where log_id = $1 and index >= $2 order by index limit $3', [logId, from, AT_ONCE])
    const due: bigint[] = []
    let next = from
    for (const { index, entry } of rows) {
      const said = entry && JSON.parse(entry.toString()) as Entry
      if (said && new Date(said.at) >= before) break
      if (said && 'actor' in said && said.regime === regime) due.push(BigInt(index))
      next = BigInt(index) + 1n
    }
    return { next, due }
  }

  const erase = (run: Run, regime: Regime, { due, next }: Looked): Promise<unknown> => trail.append({
    restsOn: [],
    entries: [erasureEntry(run, regime, { leaves: due })],
    change: async (transaction) => {
      await beginErasure(transaction)
      await forget(transaction, logId, due)
      await transaction.query('select erase_leaves($1, $2)', [logId, due])
      await moveCursor(transaction, logId, regime, next)
    },
  })

  return async (run: Run, regime: Regime): Promise<number> => {
    const before = dueBefore(run, regime)
    let erased = 0
    for (let from = await readCursor(reader, logId, regime); ;) {
      const looked = await look(from, regime, before)
      if (looked.next === from) return erased
      if (looked.due.length > 0) await erase(run, regime, looked)
      else await moveCursor(reader, logId, regime, looked.next)
      erased += looked.due.length
      from = looked.next
    }
  }
}

const readCursor = async (reader: Pick<Pool, 'query'>, logId: string, regime: Regime): Promise<bigint> => {
  const { rows: [row] } = await reader.query<{ next: string }>(
    'select next from retention_cursor where log_id = $1 and regime = $2', [logId, regime])
  return BigInt(row?.next ?? 0)
}

const moveCursor = async (writer: Pick<Pool | PoolClient, 'query'>, logId: string, regime: Regime, next: bigint): Promise<void> => {
  await writer.query(`insert into retention_cursor (log_id, regime, next) values ($1, $2, $3)
    on conflict (log_id, regime) do update set next = $3`, [logId, regime, next])
}

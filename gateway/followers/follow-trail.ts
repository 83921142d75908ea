import { setTimeout as pause } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { createPool } from '../database/pool.ts'
import type { Events } from '../telemetry/events.ts'
import type { Follower } from './follower.ts'
import { holdErasure } from './hold-erasure.ts'
import { moveCursor, pendingLogs, readLeaves, takesLead } from './trail-cursor.ts'

interface FollowDeps {
  readonly databaseUrl: string
  readonly follower: Follower
  readonly events: Pick<Events, 'failed'>
}

/** Milliseconds from having read everything to looking again, and to beginning again after a failure. */
const PACE = { idle: 150, afterFailure: 500 }

/** Leaves in one transaction, at most. */
const BATCH = 500

/**
 * Reads new leaves to a follower for as long as the gateway runs, on a connection of its own: of all replicas one at a
 * time, the others stand by. INVARIANT: a batch is taken in the transaction that moves the cursor from where it was, so
 * that whatever is lost or killed, no leaf is left out and what was written in the transaction is written once; nor is what
 * is erased meanwhile written of it.
 */
export const followTrail = async ({ databaseUrl, follower, events }: FollowDeps): Promise<{ close(): Promise<void> }> => {
  const pool = await createPool(databaseUrl, { max: 1 })
  const stopping = new AbortController()
  let leading: PoolClient | undefined

  const drop = (): void => {
    leading?.release(true)
    leading = undefined
  }

  const lead = async (): Promise<PoolClient | undefined> => {
    if (leading) return leading
    const client = await pool.connect()
    leading = client
    if (await takesLead(client, follower.name)) return client
    drop()
    return undefined
  }

  const takeBatch = async (client: PoolClient, log: string, next: bigint): Promise<void> => {
    await client.query('begin')
    if (!follower.keepsNothing) await holdErasure(client)
    const leaves = await readLeaves(client, log, next, Math.min(BATCH, follower.atMost?.() ?? BATCH))
    await follower.take(client, leaves)
    await moveCursor(client, follower.name, log, next, next + BigInt(leaves.length))
    await client.query('commit')
  }

  const takeAll = async (client: PoolClient): Promise<void> => {
    for (;;) {
      const pending = await pendingLogs(client, follower.name)
      if (pending.length === 0) return
      for (const { log, next } of pending) {
        if (stopping.signal.aborted) return
        await takeBatch(client, log, next)
      }
    }
  }

  const follow = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const rest = await lead().then((client) => client && takeAll(client)).then(() => PACE.idle, (error: unknown) => {
        drop()
        events.failed(`follower ${follower.name}`, error)
        return PACE.afterFailure
      })
      await pause(rest, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)
    }
  }
  const following = follow()

  return {
    close: async () => {
      stopping.abort()
      await following
      drop()
      await pool.end()
    },
  }
}

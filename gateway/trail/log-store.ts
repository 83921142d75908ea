import type { PoolClient } from 'pg'
import { createPool } from '../database/pool.ts'
import { writeAtOnce, writeBatch, type AtOnce, type Prepared, type Written } from './batch.ts'
import { readHead, type Head } from './head.ts'
import type { Lost, SeenLeaves } from './seen-leaves.ts'

/** The one connection of a log's writer. Every promise is kept or broken within the deadline. */
export interface LogStore {
  /** Reads where the log stands, on a new connection after `drop`. */
  head(): Promise<Head>
  /** The log, of all, that lacks what was seen of it. */
  lost(seen: Pick<SeenLeaves, 'lostIn'> | undefined): Promise<Lost | undefined>
  /** Writes a batch that changes nothing, and makes it durable. When this fails, its outcome is unknown. */
  writeAtOnce(from: Head, batch: readonly Prepared[]): AtOnce
  /** Writes a batch up to its commit: nothing is durable yet. */
  write(from: Head, batch: readonly Prepared[]): Promise<Written>
  /** Makes durable what was written. When this fails, its outcome is unknown until the head is read again. */
  commit(): Promise<void>
  /** Gives the connection up, and with it whatever was not committed. */
  drop(): void
  close(): Promise<void>
}

export interface StoreDeps {
  readonly databaseUrl: string
  readonly logId: string
  /** Milliseconds for one batch or its commit, and for one wait for a lock. */
  readonly deadlineMs: number
  readonly lockMs: number
  /** Called when the connection is lost while nobody waits for it. */
  readonly onLost: () => void
}

/** Opens the store of one log. @throws {DatabaseUnavailable} */
export const openLogStore = async ({ databaseUrl, logId, deadlineMs, lockMs, onLost }: StoreDeps): Promise<LogStore> => {
  const pool = await createPool(databaseUrl, { max: 1, statementMs: deadlineMs, lockMs, connectMs: deadlineMs })
  let client: PoolClient | undefined
  let closed = false

  const connect = async (): Promise<PoolClient> => {
    const connected = await pool.connect()
    if (closed) {
      connected.release(true)
      throw new Error('the connection of the trail is closed')
    }
    connected.on('error', () => client === connected && onLost())
    client = connected
    return connected
  }
  const connected = (): PoolClient => {
    if (!client) throw new Error('the connection of the trail is lost')
    return client
  }
  const drop = (): void => {
    client?.release(true)
    client = undefined
  }

  return {
    head: () => within(deadlineMs, async () => readHead(client ?? await connect(), logId)),
    lost: (seen) => within(deadlineMs, async () => seen?.lostIn(connected())),
    writeAtOnce: (from, batch) => {
      const { head, outcomes } = writeAtOnce(connected(), logId, from, batch)
      return { head, outcomes: within(deadlineMs, () => outcomes) }
    },
    write: (from, batch) => within(deadlineMs, async () => writeBatch(connected(), logId, from, batch)),
    commit: () => within(deadlineMs, async () => {
      const { command } = await connected().query('commit')
      if (command !== 'COMMIT') throw new Error('the batch was rolled back')
    }),
    drop,
    close: async () => {
      closed = true
      drop()
      await pool.end()
    },
  }
}

/** What came while this process stood still is read before it is given up. */
const within = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => setImmediate(reject, new Error('the database did not answer in time')), milliseconds)
  })
  return Promise.race([work(), late]).finally(() => clearTimeout(timer))
}

import type { Pool } from 'pg'
import type { Regime } from '../../policies/decision.ts'
import type { RetentionPeriods } from '../../policies/retention.ts'
import { earlierInstant } from '../database/earlier-instant.ts'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import type { Trail } from '../trail/trail.ts'
import { createEraseCases } from './erase-cases.ts'
import { createEraseLeaves } from './erase-leaves.ts'
import type { Run } from './erasure-entry.ts'
import type { ForgetLeaves } from './forget-leaves.ts'

interface RetentionDeps {
  readonly trail: Trail
  readonly pool: Pool
  readonly periods: RetentionPeriods
  readonly forget: ForgetLeaves
  /** Witnesses that must countersign. */
  readonly quorum: number
  readonly policyVersion: () => string | null
  readonly events: Pick<Events, 'failed'>
  readonly now: () => Date
}

/** Milliseconds between two runs, and how old a checkpoint is before it is thinned. */
const DAY = 24 * 60 * 60_000
const HOUR = 60 * 60_000

const REGIMES: readonly Regime[] = ['GDPR', 'LAW_ENFORCEMENT']

/**
 * Erases, each day and at start, what has been kept as long as it is to be: each replica the leaves of its own log, and of
 * all replicas one the control data of closed cases. The earlier of two clocks counts, the gateway's and the database's:
 * one that jumps ahead erases nothing.
 */
export const createRetention = (deps: RetentionDeps) => {
  const { trail, pool, periods, quorum, policyVersion, now } = deps
  const eraseLeaves = createEraseLeaves({ ...deps, reader: pool })
  const eraseCases = createEraseCases({ trail, reader: pool })

  return async (): Promise<{ readonly leaves: number; readonly cases: number; readonly checkpoints: number }> => {
    const at = await earlierInstant(pool, now())
    const run: Run = { periods, at, policyVersion: policyVersion() }
    const erased = { leaves: 0, cases: 0 }
    for (const regime of REGIMES) erased.leaves += await eraseLeaves(run, regime)
    await asLeader(pool, async () => {
      for (const regime of REGIMES) erased.cases += await eraseCases(run, regime)
    })
    return { ...erased, checkpoints: await thinCheckpoints(pool, trail.logId, quorum, new Date(at.getTime() - HOUR)) }
  }
}

/** Runs it now and each day, until closed; a run that fails is said, and the next one goes on where it stopped. */
export const startRetention = (deps: RetentionDeps): { close(): Promise<void> } => {
  const run = createRetention(deps)
  const once = (): Promise<void> => run().then(() => undefined, (error: unknown) => deps.events.failed('retention', error))
  const first = once()
  const daily = repeatedly(once, DAY)
  return { close: async () => { await Promise.all([first, daily.stop()]) } }
}

/** Checkpoints thinned in one statement. */
const THINNED_AT_ONCE = 2_000

/**
 * Of the log's checkpoints made before an instant, keeps the one of each day that most have countersigned, all since the
 * newest that enough have, and those that seeds of samples are of. Proofs need no others: receipts hold their own, and any
 * old size is proven from hashes.
 */
const thinCheckpoints = async (pool: Pool, logId: string, quorum: number, before: Date): Promise<number> => {
  for (let thinned = 0; ;) {
    const { rows: [row] } = await pool.query<{ more: number }>(
      'select thin_checkpoints($1, $2, $3, $4) as more', [logId, quorum, before, THINNED_AT_ONCE])
    thinned += row?.more ?? 0
    if ((row?.more ?? 0) < THINNED_AT_ONCE) return thinned
  }
}

const LEADER = `select pg_try_advisory_lock(hashtextextended('samsyn retention', 0)) as leads`

/** Does the work on one replica at a time; the others leave it. */
const asLeader = async (pool: Pool, work: () => Promise<void>): Promise<void> => {
  const client = await pool.connect()
  try {
    const { rows: [row] } = await client.query<{ leads: boolean }>(LEADER)
    if (row?.leads) await work()
  } finally {
    client.release(true)
  }
}

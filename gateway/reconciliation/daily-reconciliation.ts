import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Temporal } from 'temporal-polyfill'
import { beginningOf, danishDay } from '../../policies/clocks/danish-day.ts'
import type { Party } from '../../schema/agency.ts'
import { earlierInstant } from '../database/earlier-instant.ts'
import type { RecordGatewayAct } from '../oversight/gateway-act.ts'
import type { Events } from '../telemetry/events.ts'
import { APART, type Reconcile } from './reconcile.ts'
import { lastDailyRun, writeReconciliation } from './reconciliation-store.ts'
import { countRun, detailsOf } from './run-reconciliation.ts'

interface DailyDeps {
  readonly pool: Pool
  readonly reconcile: Reconcile
  readonly parties: readonly Party[]
  readonly recordGatewayAct: RecordGatewayAct
  readonly events: Events
  readonly now: () => Date
}

/** Of a PostgreSQL error: another replica's run of the same day is recorded. */
const RECORDED_ALREADY = '23505'

/** Days that are made up for, at most. */
const MADE_UP = 31

/**
 * Holds yesterday, a Danish day, against the agencies' logs, once, whichever replica comes first: when it is over by the gateway's
 * clock and the database's, and both logs tell of all of it; and before it the days since the latest that was, on which no
 * gateway ran. Does nothing when that is done.
 */
export const createDailyReconciliation = ({ pool, reconcile, parties, recordGatewayAct, events, now }: DailyDeps) => {
  const runOf = async (day: Temporal.PlainDate): Promise<void> => {
    const window = { from: startOf(day), to: startOf(day.add({ days: 1 })) }
    const run = { ...await reconcile(window, parties), id: randomUUID(), ranAt: now(), dailyOf: String(day) }
    try {
      await recordGatewayAct({
        id: run.id, act: 'reconcile', reason: 'den daglige kørsel', operations: ['consultation'], details: detailsOf(run),
      }, (transaction) => writeReconciliation(transaction, run))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === RECORDED_ALREADY) return
      throw error
    }
    countRun(events, run)
  }

  return async (): Promise<void> => {
    const today = danishDay(new Date((await earlierInstant(pool, now())).getTime() - APART))
    if (parties.length === 0) return
    const last = await lastDailyRun(pool)
    const missed = last === null ? 1 : Math.min(today.since(last).days - 1, MADE_UP)
    for (let ago = missed; ago > 0; ago -= 1) await runOf(today.subtract({ days: ago }))
  }
}

const startOf = (day: Temporal.PlainDate): Date => new Date(beginningOf(day).epochMilliseconds)

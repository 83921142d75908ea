import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { Temporal } from 'temporal-polyfill'
import { beginningOf, danishDay } from '../../policies/clocks/danish-day.ts'
import type { Party } from '../../schema/agency.ts'
import { earlierInstant } from '../database/earlier-instant.ts'
import type { RecordGatewayAct } from '../oversight/gateway-act.ts'
import type { Events } from '../telemetry/events.ts'
import { APART, type Reconcile, type Reconciled } from './reconcile.ts'
import { lastDailyRun, readUnreadDays, writeReconciliation } from './reconciliation-store.ts'
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

/** Days that are made up for, at most; and for which a log that could not be read is asked for again. */
const MADE_UP = 31

/**
 * Holds yesterday, a Danish day, against the agencies' logs, once, whichever replica comes first: when it is over by the gateway's
 * clock and the database's, and both logs tell of all of it; and before it the days since the latest that was, on which no
 * gateway ran. Parties whose logs could not be read are held against theirs of that day once they can be. Does nothing when all
 * that is done.
 */
export const createDailyReconciliation = ({ pool, reconcile, parties, recordGatewayAct, events, now }: DailyDeps) => {
  const reconcileDay = (day: Temporal.PlainDate, of: readonly Party[]): Promise<Reconciled> =>
    reconcile({ from: startOf(day), to: startOf(day.add({ days: 1 })) }, of)

  const record = async (reconciled: Reconciled, dailyOf: string, before: number): Promise<void> => {
    const run = { ...reconciled, id: randomUUID(), ranAt: now(), dailyOf, before }
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

  /** A log that cannot be read yet is asked for once a round. */
  const readAgain = async (since: Temporal.PlainDate): Promise<void> => {
    const unread = new Set<Party>()
    for (const { day, before, parties: lacking } of await readUnreadDays(pool, String(since))) {
      const run = await reconcileDay(Temporal.PlainDate.from(day), lacking.filter((party) => parties.includes(party) && !unread.has(party)))
      for (const party of run.unread) unread.add(party)
      if (run.compared.length > 0) await record(run, day, before)
    }
  }

  return async (): Promise<void> => {
    const today = danishDay(new Date((await earlierInstant(pool, now())).getTime() - APART))
    if (parties.length === 0) return
    const last = await lastDailyRun(pool)
    const missed = last === null ? 1 : Math.min(today.since(last).days - 1, MADE_UP)
    await readAgain(today.subtract({ days: MADE_UP }))
    for (let ago = missed; ago > 0; ago -= 1) {
      const day = today.subtract({ days: ago })
      await record(await reconcileDay(day, parties), String(day), 0)
    }
  }
}

const startOf = (day: Temporal.PlainDate): Date => new Date(beginningOf(day).epochMilliseconds)

import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { surroundings } from '../acceptance/surroundings.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { aGatewayProcess } from './a-gateway-process.ts'
import { aPostgres } from './a-postgres.ts'
import { startLedger } from './ledger.ts'

const REPLICA = 'killed'

/** Where in the way of a request the gateway is killed; or its database, at any moment. */
export const KILLS = ['anywhere', 'ask', 'record', 'recorded', 'answer', 'database'] as const

export type Kill = (typeof KILLS)[number]

/** What came of a trial. */
export interface Outcome {
  readonly answered: number
  readonly refused: number
  /** Asks that got no answer. */
  readonly broken: number
  /** Disclosures in the trail that the client has no answer of: the record came first. */
  readonly recordedOnly: number
}

/** A gateway under load, with a database of its own, to be killed again and again. */
export const aKillTrial = async () => {
  const postgres = await aPostgres()
  const around = await surroundings(postgres)
  const config = around.config(REPLICA)
  let gateway = await aGatewayProcess(config)
  const ledger = startLedger(around, () => gateway.url)
  const cmm = around.agencies.started.get('CMM')

  const sizeOf = async (): Promise<string | undefined> => {
    const { rows } = await postgres.adminPool.query<{ size: string }>('select size from trail_head where log_id = $1', [REPLICA])
    return rows[0]?.size
  }
  const until = async (come: () => Promise<boolean> | boolean): Promise<void> => {
    const patience = Date.now() + 60_000
    while (!await come()) if (Date.now() > patience) throw new Error('the moment does not come')
    else await pause(1)
  }

  /** Waits for the moment, kills, and undoes what brought the moment about. */
  const killAt: Record<Exclude<Kill, 'database'>, () => Promise<void>> = {
    anywhere: async () => {
      await pause(Math.random() * 200)
      await gateway.kill()
    },
    ask: async () => {
      if (!cmm) throw new Error('there is no CMM')
      cmm.faults.current = { kind: 'slow', milliseconds: 60_000 }
      const before = cmm.log.entries.length
      await until(() => cmm.log.entries.length > before)
      await gateway.kill()
      cmm.faults.current = undefined
    },
    record: async () => {
      const client = await postgres.adminPool.connect()
      await client.query('begin')
      await client.query('select from trail_head where log_id = $1 for update', [REPLICA])
      await until(async () => (await postgres.adminPool.query('select from pg_locks where not granted')).rowCount !== 0)
      await gateway.kill()
      await client.query('rollback')
      client.release()
    },
    recorded: async () => {
      const before = await sizeOf()
      await until(async () => await sizeOf() !== before)
      await gateway.kill()
    },
    answer: async () => {
      await ledger.untilMore(1)
      await gateway.kill()
    },
  }

  return {
    /** Kills once, starts again what was killed, and waits until it answers. */
    kill: async (at: Kill): Promise<void> => {
      await ledger.untilMore(2)
      if (at === 'database') {
        await pause(Math.random() * 200)
        await postgres.kill()
        await postgres.restart()
      } else {
        await killAt[at]()
        gateway = await aGatewayProcess(config)
      }
      await ledger.untilMore(1)
    },
    /** Every answer that the client has stands in the trail where its receipt says, and the whole trail verifies. */
    check: async (): Promise<Outcome> => {
      await ledger.stop()
      await gateway.stop()
      const entries = await checkTrail(postgres.adminPool, REPLICA)
      const answers = ledger.kept.filter(({ disclosureId }) => disclosureId !== undefined)
      for (const { reason, disclosureId, leaf } of answers)
        expect(entries[Number(leaf)]).toMatchObject({ kind: 'disclosure', disclosureId, reason })
      const refusals = new Set(entries.flatMap((entry) =>
        entry.kind === 'refusal' ? [`${entry.reason} ${entry.code}`] : []))
      const refused = ledger.kept.filter(({ code }) => code === 'CASE_NOT_AVAILABLE')
      for (const { reason, code } of refused) expect(refusals).toContain(`${reason} ${code}`)
      const disclosed = entries.filter(({ kind }) => kind === 'disclosure').length
      return {
        answered: answers.length, refused: refused.length, broken: ledger.broken(), recordedOnly: disclosed - answers.length,
      }
    },
    close: async (): Promise<void> => {
      await ledger.stop()
      await gateway.kill()
      await around.close()
    },
  }
}

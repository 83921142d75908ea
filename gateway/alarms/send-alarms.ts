import type { Pool, PoolClient } from 'pg'
import { request } from 'undici'
import type { Config } from '../config.ts'
import { inTransaction } from '../database/in-transaction.ts'
import type { Events } from '../telemetry/events.ts'
import type { SignAlarm } from './sign-alarm.ts'

interface SendDeps {
  readonly pool: Pool
  readonly addresses: Config['alarms']
  readonly signAlarm: SignAlarm
  readonly events: Pick<Events, 'alarmed'>
  readonly now: () => Date
}

interface Waiting {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly party: string
  readonly due: Date | null
  readonly codes: Readonly<Record<string, string | number>>
  readonly made_at: Date
  readonly attempts: number
}

/** Alarms in one round, milliseconds that a receiver has, and between tries: from one second, doubled, to a quarter of an hour. */
const ROUND = 20
const PATIENCE = 5_000
const WAIT = { first: 1_000, most: 15 * 60_000 }

const TRIED = `update alarm set attempts = attempts + 1, next_try_at = clock_timestamp() + $2 * interval '1 millisecond',
  delivered_at = $3 where id = $1`

/**
 * Sends what is to be sent, of all replicas one at a time, at least once: what a receiver answers with a 2xx is delivered,
 * anything else is tried again. When, the database's clock decides, which is one for all replicas: no alarm waits for a clock
 * that is behind. What is overdue goes to the escalation address. Redirects are not followed.
 */
export const createSendAlarms = ({ pool, addresses, signAlarm, events, now }: SendDeps) => {
  const urlOf = ({ party, kind }: Waiting): string | undefined => {
    if (kind === 'correctionNotice') return addresses[party]?.corrections
    return kind === 'breakGlassOverdue' ? addresses[party]?.escalation : addresses[party]?.officers
  }

  const send = async (alarm: Waiting, url: string): Promise<boolean> => {
    const { id, kind, subject, party, due, codes, made_at: madeAt } = alarm
    const body = JSON.stringify({ id, kind, subject, party, due, codes, madeAt })
    try {
      const headers = await signAlarm(url, id, body, now())
      const reply = await request(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE) })
      await reply.body.dump()
      return reply.statusCode >= 200 && reply.statusCode < 300
    } catch {
      return false
    }
  }

  const deliver = async (transaction: PoolClient, alarm: Waiting): Promise<void> => {
    const url = urlOf(alarm)
    const delivered = url !== undefined && await send(alarm, url)
    if (url !== undefined) events.alarmed({ kind: alarm.kind, party: alarm.party, outcome: delivered ? 'delivered' : 'failed' })
    await transaction.query(TRIED, [alarm.id, Math.min(WAIT.most, WAIT.first * 2 ** alarm.attempts), delivered ? now() : null])
  }

  return (): Promise<void> => inTransaction(pool, async (transaction) => {
    const { rows } = await transaction.query<Waiting>(`select id, kind, subject, party, due, codes, made_at, attempts from alarm
      where delivered_at is null and next_try_at <= now() and party = any($1)
      order by next_try_at limit $2 for update skip locked`, [Object.keys(addresses), ROUND])
    await Promise.all(rows.map((alarm) => deliver(transaction, alarm)))
  })
}

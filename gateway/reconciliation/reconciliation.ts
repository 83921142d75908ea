import type { Pool } from 'pg'
import type { Signer } from '../../agencies/compact-jws.ts'
import type { Party } from '../../schema/agency.ts'
import type { Config } from '../config.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import type { RecordGatewayAct } from '../oversight/gateway-act.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { openAgencyLogLine } from './agency-log-line.ts'
import { createDailyReconciliation } from './daily-reconciliation.ts'
import { disclosuresIn } from './read-disclosures.ts'
import { createReconcile, type ReadAgencyLog } from './reconcile.ts'
import { createReconciliationActs, type ReconciliationActs } from './run-reconciliation.ts'

interface OpenDeps {
  readonly config: Pick<Config, 'agencies' | 'audience'>
  readonly orderKey: Signer
  readonly pool: Pool
  readonly recordAct: RecordAct
  readonly recordGatewayAct: RecordGatewayAct
  readonly refuse: Refuse
  readonly events: Events
  readonly now: () => Date
}

/** Milliseconds between looks whether the day before has had its run. */
const PACE = 10 * 60_000

/** The trail held against the logs of the parties that give theirs: daily, and when asked to. */
export const openReconciliation = (deps: OpenDeps): ReconciliationActs & { close(): Promise<void> } => {
  const { config: { agencies, audience }, orderKey, pool, events, now } = deps
  const logs = new Map<Party, ReadAgencyLog>()
  for (const [party, { orderLog }] of Object.entries(agencies))
    if (orderLog) logs.set(party, openAgencyLogLine({ party, settings: orderLog, orderKey, audience, now }))
  const reconcile = createReconcile({ logs, ...disclosuresIn(pool) })
  const daily = createDailyReconciliation({ ...deps, reconcile, parties: [...logs.keys()] })
  const { stop } = repeatedly(() => daily().catch((error: unknown) => events.failed('reconciliation', error)), PACE)
  return { ...createReconciliationActs({ ...deps, reconcile, parties: Object.keys(agencies) }), close: stop }
}

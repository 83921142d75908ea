import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { LogWindow } from '../../agencies/order-log-exchange.ts'
import { mayOversee } from '../../policies/permissions/oversight.ts'
import { GATEWAY, type Party } from '../../schema/agency.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { Events } from '../telemetry/events.ts'
import type { OversightEntry } from '../trail/entry.ts'
import type { Reconcile } from './reconcile.ts'
import { readReconciliations, writeReconciliation, type Reconciliation } from './reconciliation-store.ts'

interface RunDeps {
  readonly pool: Pool
  readonly reconcile: Reconcile
  /** The parties that are asked for facts. */
  readonly parties: readonly Party[]
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly events: Events
  readonly now: () => Date
}

/** Milliseconds: requests younger than this may be under way, and a run is of so long at once, as October is in Denmark. */
const UNDER_WAY = 30_000
const LONGEST = 31 * 86_400_000 + 3_600_000

const ofAsker = ({ asking: { recipient } }: Bound): Party | null => (recipient === GATEWAY ? null : recipient)

/** Reconciliation as it is asked for: an officer's of the own party's log, the gateway's administrator of all. @throws {Refused} */
export const createReconciliationActs = ({ pool, reconcile, parties, recordAct, refuse, events, now }: RunDeps) => ({
  run: async (bound: Bound, { from, to }: LogWindow): Promise<Reconciliation & { readonly receipt: Receipt }> => {
    if (!mayOversee(bound.asking, 'reconcile')) return refuse(bound, 'FORBIDDEN')
    const ranAt = now()
    const settled = new Date(Math.min(to.getTime(), ranAt.getTime() - UNDER_WAY))
    if (from >= settled || settled.getTime() - from.getTime() > LONGEST) return refuse(bound, 'DATE_INVALID')
    const party = ofAsker(bound)
    const reconciled = await reconcile({ from, to: settled }, party === null ? parties : parties.filter((one) => one === party))
    const run = { ...reconciled, id: randomUUID(), ranAt, dailyOf: null, before: 0 }
    const receipt = await recordAct(bound, 'reconcile', detailsOf(run), (transaction) => writeReconciliation(transaction, run))
    countRun(events, run)
    return { ...run, receipt }
  },
  show: async (bound: Bound, atMost: number): Promise<{ readonly runs: readonly Reconciliation[]; readonly receipt: Receipt }> => {
    const receipt = await recordAct(bound, 'seeReconciliations', { atMost })
    return { runs: await readReconciliations(pool, atMost, ofAsker(bound)), receipt }
  },
})

export type ReconciliationActs = ReturnType<typeof createReconciliationActs>

/** Differences that a leaf names one by one; the count is of all. */
const NAMED = 1_000

/** What the leaf of a run says: counts, and which requests to which party are told of differently. */
export const detailsOf = ({ id, from, to, compared, unread, asked, recorded, differences }: Reconciliation): OversightEntry['details'] => ({
  run: id, from: from.toISOString(), to: to.toISOString(), compared, unread, asked, recorded, differences: differences.length,
  differing: differences.slice(0, NAMED).map(({ party, kind, disclosureId }) => `${party}:${kind}:${disclosureId}`),
})

export const countRun = (events: Events, { compared, unread, differences }: Reconciliation): void => events.reconciled({
  unread, differences: Object.fromEntries(compared.map((party) => [party, differences.filter((one) => one.party === party).length])),
})

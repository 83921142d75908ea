import { createReconcile, type Reconciled } from '../../gateway/reconciliation/reconcile.ts'
import { disclosuresIn } from '../../gateway/reconciliation/read-disclosures.ts'
import type { LogWindow, OrderLogLine } from '../../agencies/order-log-exchange.ts'
import type { StartedReference } from '../../agencies/reference/start-reference.ts'
import type { Surroundings } from '../acceptance/surroundings.ts'

/** Milliseconds: longer than any test. */
const PAST = 30 * 60_000

/** Holds the trail against every agency's log of all that the test asked, without a wire between. */
export const reconcileAll = ({ agencies, database }: Pick<Surroundings, 'agencies' | 'database'>): Promise<Reconciled> => {
  const now = Date.now()
  const reconcile = createReconcile({
    logs: new Map([...agencies.started].map(([party, reference]) => [party, async (window) => linesOf(reference, window)])),
    ...disclosuresIn(database.adminPool),
  })
  return reconcile({ from: new Date(now - PAST), to: new Date(now + 1) }, [...agencies.started.keys()])
}

const linesOf = ({ log }: StartedReference, window: LogWindow): OrderLogLine[] => log.within(window).map(({ at, accepted, order, asked }) => ({
  at, accepted, disclosureId: order?.disclosureId ?? null, asked: asked.map(({ fileNumber, facts }) => ({ fileNumber, facts: [...facts] })),
}))

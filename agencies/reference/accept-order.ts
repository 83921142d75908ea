import type { CaseAsk } from '../adapter.ts'
import type { DisclosureOrder } from '../disclosure-order.ts'
import type { ReferenceDeps } from './reference.ts'

/**
 * Whether an agency answers an ask: its order holds, and covers every file number and path that the wire asks for.
 * Every ask is logged, accepted or not. An agency that answers no order is one under the fault `deny`.
 */
export const acceptOrder = async (
  deps: ReferenceDeps, token: string | undefined, asked: readonly CaseAsk[],
): Promise<boolean> => {
  const order = await deps.verify(token ?? '').catch(() => undefined)
  const accepted = order !== undefined && deps.faults.current?.kind !== 'deny' && covers(order, asked)
  deps.log({ at: new Date().toISOString(), accepted, ...(order && { order }), asked })
  return accepted
}

const covers = (order: DisclosureOrder, asked: readonly CaseAsk[]): boolean => {
  const ordered = new Map<string, Set<string>>()
  for (const { facts, fileNumbers } of order.asks)
    for (const fileNumber of fileNumbers)
      ordered.set(fileNumber, new Set([...(ordered.get(fileNumber) ?? []), ...facts]))
  return asked.every(({ fileNumber, facts }) => {
    const permitted = ordered.get(fileNumber)
    return permitted !== undefined && facts.every((fact) => permitted.has(fact))
  })
}

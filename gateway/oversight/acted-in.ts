import type { Entry, ErasureEntry, KeysEntry, LogEntry, OversightEntry } from '../trail/entry.ts'
import { ownAct } from '../trail/own-act.ts'
import type { ActedEntry } from './outcome.ts'

type OwnEntry = LogEntry | KeysEntry | ErasureEntry

/**
 * An entry as somebody's act: what a log says of itself, of the gateway's keys and of what was erased is the gateway's own,
 * which its officers read. It names no agency's part in anything, so that no other's need it (P2, P12).
 */
export const actedIn = (entry: Entry, log: string): ActedEntry => ('actor' in entry ? entry : actOf(entry, log))

const actOf = (entry: OwnEntry, log: string): OversightEntry => ({
  ...ownAct(log), kind: 'oversight', at: entry.at, disclosureId: '', reason: '', act: entry.kind,
  operations: entry.kind === 'erasure' ? entry.operations : [],
  policyVersion: 'policyVersion' in entry ? entry.policyVersion : null, details: detailsOf(entry),
})

const detailsOf = (entry: OwnEntry): OversightEntry['details'] => {
  if (entry.kind === 'keysChanged') {
    const { keys, before } = entry
    return { orders: keys.orders, checkpoints: keys.checkpoints, ordersBefore: before?.orders ?? null, checkpointsBefore: before?.checkpoints ?? null }
  }
  if (entry.kind !== 'erasure') return { size: entry.size, root: entry.root }
  const leaves = entry.leaves.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`))
  return { regime: entry.regime, period: entry.period, before: entry.before, leaves, cases: entry.cases.length }
}

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds: from what a look-up takes to the longest deadline. */
const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 2, 5]

/**
 * What is counted, and by which labels: codes, purposes and parties, of which there are few. Never a case, a handle,
 * an employee or a value (P7).
 */
export const createMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    disclosures: new Counter({ registers, name: 'samsyn_disclosures_total', help: 'requests answered with a view', labelNames: ['recipient', 'purpose'] }),
    fields: new Counter({ registers, name: 'samsyn_fields_total', help: 'fields asked for, by decision', labelNames: ['decision'] }),
    refusals: new Counter({ registers, name: 'samsyn_refusals_total', help: 'requests refused, by code', labelNames: ['recipient', 'code'] }),
    tokenRefusals: new Counter({ registers, name: 'samsyn_token_refusals_total', help: 'tokens, and proofs of their senders, not accepted, by reason', labelNames: ['reason'] }),
    changes: new Counter({ registers, name: 'samsyn_changes_total', help: 'changes of control data', labelNames: ['recipient', 'change'] }),
    asks: new Histogram({ registers, name: 'samsyn_agency_ask_seconds', help: 'asks of agencies, by outcome', labelNames: ['controller', 'outcome'], buckets: SECONDS }),
    overDisclosures: new Counter({ registers, name: 'samsyn_over_disclosures_total', help: 'fields and cases that came unasked and were dropped', labelNames: ['controller'] }),
    records: new Histogram({ registers, name: 'samsyn_trail_append_seconds', help: 'appends to the trail until durable', buckets: SECONDS }),
    trailFailures: new Counter({ registers, name: 'samsyn_trail_failures_total', help: 'requests not answered because the trail could not take their record' }),
    cosignatures: new Gauge({ registers, name: 'samsyn_trail_cosignatures', help: 'witnesses that have countersigned the newest checkpoint' }),
    unwitnessed: new Gauge({ registers, name: 'samsyn_trail_unwitnessed_seconds', help: 'for how long the trail has held what too few witnesses have countersigned' }),
    witnessFailures: new Counter({ registers, name: 'samsyn_witness_failures_total', help: 'checkpoints that a witness did not countersign, by outcome', labelNames: ['witness', 'outcome'] }),
    glassBroken: new Counter({ registers, name: 'samsyn_break_glass_total', help: 'disclosures in vital interests', labelNames: ['recipient'] }),
    alarms: new Counter({ registers, name: 'samsyn_alarms_total', help: 'alarms sent to officers, by outcome', labelNames: ['kind', 'party', 'outcome'] }),
    mails: new Counter({ registers, name: 'samsyn_mails_total', help: 'mails handed over, by address and outcome', labelNames: ['kind', 'party', 'outcome'] }),
    unreviewed: new Gauge({ registers, name: 'samsyn_break_glass_unreviewed', help: 'disclosures in vital interests without a final verdict', labelNames: ['state'] }),
    reconciliationDifferences: new Gauge({ registers, name: 'samsyn_reconciliation_differences', help: 'requests of which the last reconciliation found the trail and an agency\'s log to differ', labelNames: ['party'] }),
    reconciliationUnread: new Gauge({ registers, name: 'samsyn_reconciliation_unread', help: '1 where the last reconciliation could not read an agency\'s log', labelNames: ['party'] }),
    followerLag: new Gauge({ registers, name: 'samsyn_follower_lag_leaves', help: 'leaves that a follower of the trail has not taken yet', labelNames: ['follower'] }),
    failures: new Counter({ registers, name: 'samsyn_failures_total', help: 'failures that no code foresees', labelNames: ['where', 'kind'] }),
    certificates: new Gauge({ registers, name: 'samsyn_certificate_expires_timestamp_seconds', help: 'when each certificate ends, by whose it is', labelNames: ['of', 'name'] }),
    up: new Gauge({ registers, name: 'samsyn_up', help: '1 while the gateway runs' }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

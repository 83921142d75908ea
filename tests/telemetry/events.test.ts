import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { createEvents } from '../../gateway/telemetry/create-events.ts'
import type { Events } from '../../gateway/telemetry/events.ts'
import { createMetrics, type Metrics } from '../../gateway/telemetry/metrics.ts'

/** What a careless caller might hand on beside what an event takes. */
const CANARY = 'Mira Testesen'

let lines: Record<string, unknown>[]
let metrics: Metrics
let events: Events
beforeEach(() => {
  lines = []
  metrics = createMetrics()
  const log = pino({ level: 'debug', base: { replica: 'replica-1' } }, {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  })
  events = createEvents(log, metrics)
})

/** Each event once, each with a value beside what it takes. */
const everything = (): void => {
  const careless = { case: CANARY, name: CANARY, error: new Error(CANARY), employee: CANARY }
  events.disclosed({ recipient: 'CMM', purpose: 'ASSISTANCE', cases: 1, given: 7, withheld: 2, ...careless })
  events.refused({ recipient: 'NEC', code: 'FORBIDDEN', ...careless })
  events.refused({ recipient: null, code: 'UNAUTHENTICATED', ...careless })
  events.unanswered({ requestId: 'a-request', status: 403, code: 'FORBIDDEN' })
  events.unanswered({ requestId: 'a-request', status: 500, code: 'INTERNAL' })
  events.unanswered({ requestId: 'a-request', status: 503, code: null })
  events.tokenRefused({ reason: 'audience', requestId: 'a-request' })
  events.changed({ recipient: 'UDLST', change: 'moveStage', ...careless })
  events.agencyAsked({ controller: 'SKAT', outcome: 'answered', cases: 1, milliseconds: 12, ...careless })
  events.agencyAsked({ controller: 'AT', outcome: 'timeout', cases: 1, milliseconds: 1_900, ...careless })
  events.overDisclosed({ controller: 'AT', count: 3, ...careless })
  events.recorded({ leaves: 1, milliseconds: 4, ...careless })
  events.trailFailed(new Error(CANARY, { cause: Object.assign(new Error(CANARY), { code: '53100' }) }))
  events.trailStopped({ logId: 'samsyn-2', leaves: 88n, acknowledged: 90n, ...careless })
  events.witnessed({ cosignatures: 0, unwitnessed: Infinity, patience: 900_000, ...careless })
  events.witnessed({ cosignatures: 3, unwitnessed: 0, patience: 900_000, ...careless })
  events.witnessed({ cosignatures: 2, unwitnessed: 301_000, patience: 900_000, ...careless })
  events.witnessed({ cosignatures: 2, unwitnessed: 901_000, patience: 900_000, ...careless })
  events.witnessFailed({ witness: 'at.example/witness', outcome: 'timeout', ...careless })
  events.witnessFailed({ witness: 'at.example/witness', outcome: 'ahead', ...careless })
  events.witnessFailed({ witness: 'at.example/witness', outcome: 'forked', ...careless })
  events.brokeGlass({ recipient: 'CMM', disclosureId: 'a-disclosure', ...careless })
  events.alarmed({ kind: 'breakGlass', party: 'CMM', outcome: 'delivered', ...careless })
  events.alarmed({ kind: 'breakGlass', party: 'CMM', outcome: 'failed', ...careless })
  events.mailed({ kind: 'deadlines', party: 'RG-KOBENHAVN', taken: 2, refused: 0, ...careless })
  events.mailed({ kind: 'deadlines', party: 'CMM', taken: 1, refused: 3, ...careless })
  events.certificateRead()
  events.unreviewed({ open: 2, overdue: 1, ...careless })
  events.reconciled({ unread: [], differences: { AT: 0, CMM: 0, SKAT: 0 }, ...careless })
  events.reconciled({ unread: ['AT'], differences: { CMM: 2, SKAT: 0 }, ...careless })
  events.reconciled({ unread: ['SKAT'], differences: { AT: 0 }, ...careless })
  events.followed({ follower: 'siem', behind: 3, ...careless })
  events.startWaits({ where: 'database', error: new Error(CANARY, { cause: Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' }) }) })
  events.startWaits({ where: 'trail', error: new Error(CANARY) })
  events.startWaits({ where: 'trail', error: CANARY })
  events.failed('request', Object.assign(new TypeError(CANARY), careless))
  events.failed('console', CANARY)
}

const valueOf = async (name: string, labels: Record<string, string>): Promise<number | undefined> => {
  const metric = await metrics.registry.getSingleMetric(name)?.get()
  return metric?.values.find((one) => Object.entries(labels).every(([key, value]) =>
    String((one.labels as Record<string, unknown>)[key]) === value))?.value
}

test('P7: no log line and no metric holds what an event does not take', async () => {
  everything()
  expect(JSON.stringify(lines)).not.toContain(CANARY)
  expect(await metrics.registry.metrics()).not.toContain(CANARY)
})

test('each event is logged at its level, with codes, parties and counts', () => {
  everything()
  expect(lines.map(({ level, time: _, replica: __, ...line }) => ({ level: pino.levels.labels[Number(level)], ...line }))).toEqual([
    { level: 'debug', event: 'disclosed', recipient: 'CMM', purpose: 'ASSISTANCE', cases: 1, given: 7, withheld: 2 },
    { level: 'info', event: 'refused', recipient: 'NEC', code: 'FORBIDDEN' },
    { level: 'info', event: 'refused', recipient: null, code: 'UNAUTHENTICATED' },
    { level: 'info', event: 'unanswered', requestId: 'a-request', status: 403, code: 'FORBIDDEN' },
    { level: 'warn', event: 'unanswered', requestId: 'a-request', status: 500, code: 'INTERNAL' },
    { level: 'warn', event: 'unanswered', requestId: 'a-request', status: 503, code: null },
    { level: 'info', event: 'tokenRefused', reason: 'audience', requestId: 'a-request' },
    { level: 'info', event: 'changed', recipient: 'UDLST', change: 'moveStage' },
    { level: 'warn', event: 'agencyFailed', controller: 'AT', outcome: 'timeout', cases: 1 },
    { level: 'warn', event: 'overDisclosed', controller: 'AT', count: 3 },
    { level: 'error', event: 'trailFailed', kind: '53100' },
    { level: 'error', event: 'trailStopped', logId: 'samsyn-2', leaves: '88', acknowledged: '90' },
    { level: 'error', event: 'trailContradicted' },
    { level: 'warn', event: 'trailUnwitnessed', seconds: 301 },
    { level: 'error', event: 'trailUnwitnessed', seconds: 901 },
    { level: 'warn', event: 'witnessFailed', witness: 'at.example/witness', outcome: 'timeout' },
    { level: 'error', event: 'witnessFailed', witness: 'at.example/witness', outcome: 'ahead' },
    { level: 'error', event: 'witnessFailed', witness: 'at.example/witness', outcome: 'forked' },
    { level: 'warn', event: 'brokeGlass', recipient: 'CMM', disclosureId: 'a-disclosure' },
    { level: 'info', event: 'alarmed', kind: 'breakGlass', party: 'CMM', outcome: 'delivered' },
    { level: 'warn', event: 'alarmed', kind: 'breakGlass', party: 'CMM', outcome: 'failed' },
    { level: 'info', event: 'mailed', kind: 'deadlines', party: 'RG-KOBENHAVN', taken: 2, refused: 0 },
    { level: 'warn', event: 'mailed', kind: 'deadlines', party: 'CMM', taken: 1, refused: 3 },
    { level: 'info', event: 'certificateRead' },
    { level: 'info', event: 'reconciled', compared: 3, unread: 0, differences: 0 },
    { level: 'error', event: 'reconciled', compared: 2, unread: 1, differences: 2 },
    { level: 'error', event: 'reconciled', compared: 1, unread: 1, differences: 0 },
    { level: 'warn', event: 'startWaits', where: 'database', kind: 'ECONNREFUSED' },
    { level: 'warn', event: 'startWaits', where: 'trail', kind: 'Error' },
    { level: 'warn', event: 'startWaits', where: 'trail', kind: 'unknown' },
    { level: 'error', event: 'failed', where: 'request', kind: 'TypeError' },
    { level: 'error', event: 'failed', where: 'console', kind: 'unknown' },
  ])
})

test('each event moves its counters, in seconds where it lasts', async () => {
  everything()
  expect(await valueOf('samsyn_disclosures_total', { recipient: 'CMM', purpose: 'ASSISTANCE' })).toBe(1)
  expect(await valueOf('samsyn_fields_total', { decision: 'permit' })).toBe(7)
  expect(await valueOf('samsyn_fields_total', { decision: 'deny' })).toBe(2)
  expect(await valueOf('samsyn_refusals_total', { recipient: 'NEC', code: 'FORBIDDEN' })).toBe(1)
  expect(await valueOf('samsyn_refusals_total', { recipient: 'unknown', code: 'UNAUTHENTICATED' })).toBe(1)
  expect(await valueOf('samsyn_changes_total', { recipient: 'UDLST', change: 'moveStage' })).toBe(1)
  expect(await valueOf('samsyn_agency_ask_seconds', { controller: 'AT', outcome: 'timeout', le: '1' })).toBe(0)
  expect(await valueOf('samsyn_agency_ask_seconds', { controller: 'AT', outcome: 'timeout', le: '2' })).toBe(1)
  expect(await valueOf('samsyn_over_disclosures_total', { controller: 'AT' })).toBe(3)
  expect(await valueOf('samsyn_trail_append_seconds', { le: '0.003' })).toBe(0)
  expect(await valueOf('samsyn_trail_append_seconds', { le: '0.01' })).toBe(1)
  expect(await valueOf('samsyn_trail_failures_total', {})).toBe(1)
  expect(await valueOf('samsyn_trail_cosignatures', {})).toBe(2)
  expect(await valueOf('samsyn_trail_unwitnessed_seconds', {})).toBe(901)
  expect(await valueOf('samsyn_witness_failures_total', { witness: 'at.example/witness', outcome: 'ahead' })).toBe(1)
  expect(await valueOf('samsyn_break_glass_total', { recipient: 'CMM' })).toBe(1)
  expect(await valueOf('samsyn_alarms_total', { kind: 'breakGlass', party: 'CMM', outcome: 'failed' })).toBe(1)
  expect(await valueOf('samsyn_mails_total', { party: 'RG-KOBENHAVN', outcome: 'taken' })).toBe(2)
  expect(await valueOf('samsyn_mails_total', { party: 'CMM', outcome: 'refused' })).toBe(3)
  expect(await valueOf('samsyn_token_refusals_total', { reason: 'audience' })).toBe(1)
  expect(await valueOf('samsyn_break_glass_unreviewed', { state: 'open' })).toBe(2)
  expect(await valueOf('samsyn_break_glass_unreviewed', { state: 'overdue' })).toBe(1)
  expect(await valueOf('samsyn_reconciliation_differences', { party: 'CMM' }), 'a later run of another says nothing of CMM').toBe(2)
  expect(await valueOf('samsyn_reconciliation_differences', { party: 'AT' })).toBe(0)
  expect(await valueOf('samsyn_reconciliation_unread', { party: 'AT' })).toBe(0)
  expect(await valueOf('samsyn_reconciliation_unread', { party: 'SKAT' })).toBe(1)
  expect(await valueOf('samsyn_follower_lag_leaves', { follower: 'siem' })).toBe(3)
  expect(await valueOf('samsyn_failures_total', { where: 'request', kind: 'TypeError' })).toBe(1)
})

test('P7: our metrics carry the known labels and no other', async () => {
  everything()
  const known = ['recipient', 'purpose', 'decision', 'code', 'change', 'controller', 'outcome', 'where', 'kind', 'witness', 'party', 'state', 'reason', 'follower', 'le']
  const all = await metrics.registry.getMetricsAsJSON()
  const ours = all.filter(({ name }) => name.startsWith('samsyn_'))
  const labels = new Set(ours.flatMap(({ values }) => values.flatMap((value) => Object.keys(value.labels))))
  expect([...labels].sort()).toEqual([...known].sort())
  expect(ours.length).toBe(22)
})

test('a label that is not known is refused, not counted', () => {
  const counter = metrics.refusals as { inc: (labels: Record<string, string>) => void }
  expect(() => counter.inc({ recipient: 'CMM', case: CANARY })).toThrow()
})

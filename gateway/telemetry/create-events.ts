import type { Logger } from 'pino'
import type { Events } from './events.ts'
import type { Metrics } from './metrics.ts'

/** Milliseconds; and days ahead of which the end of a certificate is warned of. */
const DAY = 24 * 60 * 60 * 1000
const EXPIRES_SOON = 30

/** Each event once: its log line and its counters. */
export const createEvents = (log: Logger, metrics: Metrics): Events => ({
  disclosed: ({ recipient, purpose, cases, given, withheld }) => {
    metrics.disclosures.inc({ recipient, purpose })
    metrics.fields.inc({ decision: 'permit' }, given)
    metrics.fields.inc({ decision: 'deny' }, withheld)
    log.debug({ event: 'disclosed', recipient, purpose, cases, given, withheld })
  },
  refused: ({ recipient, code }) => {
    metrics.refusals.inc({ recipient: recipient ?? 'unknown', code })
    log.info({ event: 'refused', recipient, code })
  },
  startWaits: ({ where, error }) => log.warn({ event: 'startWaits', where, kind: kindOfFirst(error) }),
  certificatesSeen: (seen) => {
    metrics.certificates.reset()
    for (const { of, name, expiresAt } of seen) {
      metrics.certificates.set({ of, name }, expiresAt.getTime() / 1000)
      const days = Math.floor((expiresAt.getTime() - Date.now()) / DAY)
      if (days < EXPIRES_SOON) log.warn({ event: 'certificateExpires', of, name, days })
    }
  },
  certificateRead: () => log.info({ event: 'certificateRead' }),
  tokenRefused: ({ reason, requestId }) => {
    metrics.tokenRefusals.inc({ reason })
    log.info({ event: 'tokenRefused', reason, requestId })
  },
  unanswered: ({ requestId, status, code }) => log[status < 500 ? 'info' : 'warn']({ event: 'unanswered', requestId, status, code }),
  changed: ({ recipient, change }) => {
    metrics.changes.inc({ recipient, change })
    log.info({ event: 'changed', recipient, change })
  },
  agencyAsked: ({ controller, outcome, cases, milliseconds }) => {
    metrics.asks.observe({ controller, outcome }, milliseconds / 1000)
    if (outcome !== 'answered') log.warn({ event: 'agencyFailed', controller, outcome, cases })
  },
  overDisclosed: ({ controller, count }) => {
    metrics.overDisclosures.inc({ controller }, count)
    log.warn({ event: 'overDisclosed', controller, count })
  },
  recorded: ({ milliseconds }) => metrics.records.observe(milliseconds / 1000),
  trailFailed: (error) => {
    metrics.trailFailures.inc()
    log.error({ event: 'trailFailed', kind: kindOfFirst(error) })
  },
  trailStopped: ({ logId, leaves, acknowledged }) =>
    log.error({ event: 'trailStopped', logId, leaves: String(leaves), acknowledged: String(acknowledged) }),
  witnessed: ({ cosignatures, unwitnessed, patience }) => {
    metrics.cosignatures.set(cosignatures)
    metrics.unwitnessed.set(unwitnessed / 1000)
    if (unwitnessed === Infinity) log.error({ event: 'trailContradicted' })
    else if (unwitnessed > patience) log.error({ event: 'trailUnwitnessed', seconds: Math.round(unwitnessed / 1000) })
    else if (unwitnessed > patience / 3) log.warn({ event: 'trailUnwitnessed', seconds: Math.round(unwitnessed / 1000) })
  },
  witnessFailed: ({ witness, outcome }) => {
    metrics.witnessFailures.inc({ witness, outcome })
    log[outcome === 'ahead' || outcome === 'forked' ? 'error' : 'warn']({ event: 'witnessFailed', witness, outcome })
  },
  brokeGlass: ({ recipient, disclosureId }) => {
    metrics.glassBroken.inc({ recipient })
    log.warn({ event: 'brokeGlass', recipient, disclosureId })
  },
  alarmed: ({ kind, party, outcome }) => {
    metrics.alarms.inc({ kind, party, outcome })
    log[outcome === 'delivered' ? 'info' : 'warn']({ event: 'alarmed', kind, party, outcome })
  },
  mailed: ({ kind, party, taken, refused }) => {
    metrics.mails.inc({ kind, party, outcome: 'taken' }, taken)
    metrics.mails.inc({ kind, party, outcome: 'refused' }, refused)
    log[refused > 0 ? 'warn' : 'info']({ event: 'mailed', kind, party, taken, refused })
  },
  unreviewed: ({ open, overdue }) => {
    metrics.unreviewed.set({ state: 'open' }, open)
    metrics.unreviewed.set({ state: 'overdue' }, overdue)
  },
  reconciled: ({ unread, differences: byParty }) => {
    const compared = Object.entries(byParty)
    const differences = compared.reduce((sum, [, found]) => sum + found, 0)
    for (const party of unread) metrics.reconciliationUnread.set({ party }, 1)
    for (const [party, found] of compared) {
      metrics.reconciliationUnread.set({ party }, 0)
      metrics.reconciliationDifferences.set({ party }, found)
    }
    log[differences > 0 || unread.length > 0 ? 'error' : 'info'](
      { event: 'reconciled', compared: compared.length, unread: unread.length, differences })
  },
  followed: ({ follower, behind }) => metrics.followerLag.set({ follower }, behind),
  failed: (where, error) => {
    const kind = error instanceof Error ? error.constructor.name : 'unknown'
    metrics.failures.inc({ where, kind })
    log.error({ event: 'failed', where, kind })
  },
})

/** Of what an error goes back to: its code, or its class. */
const kindOfFirst = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  return error.cause === undefined ? (error as NodeJS.ErrnoException).code ?? error.constructor.name : kindOfFirst(error.cause)
}

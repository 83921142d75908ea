import { exchange, purpose } from '../exchange.ts'

/**
 * The reference groups keep identification and support coherent: how far a case is and who acts next, never who it is
 * about (SR09 §2 · Det nationale referencesystem; HP19 · Koordination af indsatsen). A group is linked to the cases of
 * its own region, the national one to all (F10).
 */
export const coordination = purpose('COORDINATION', [
  exchange('X28', {
    recipient: { agency: 'RG', roles: ['groupMember'] },
    controller: 'SAMSYN',
    facts: [
      'stage', 'stageSince', 'clocks.kind', 'clocks.started', 'clocks.ends', 'clocks.day', 'clocks.days',
      'clocks.atMostDays', 'clocks.lastDay', 'clocks.askBy', 'clocks.duty', 'parties', 'nextParty', 'openTasks.task',
      'openTasks.party', 'openTasks.due', 'openTasks.takenBy', 'openTasks.takenUntil', 'moves.kind', 'moves.at', 'moves.party',
      'shares.recipient', 'shares.purpose', 'shares.until', 'shareRequests.asked', 'shareRequests.recipient',
      'shareRequests.purpose', 'shareRequests.askedAt',
    ],
    consent: 'none',
    source: 'SR09 §2 · Det nationale referencesystem',
  }),
])

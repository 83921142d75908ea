import type { Pool } from 'pg'
import type { Config } from '../config.ts'
import { certificateExpiries } from '../keys/certificate-expiries.ts'
import type { ControlData } from '../registry/control-data.ts'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { forgetMails } from './outbox.ts'
import { createRemindOfDeadlines } from './remind-of-deadlines.ts'
import { createRemindOfSearches } from './remind-of-searches.ts'
import { createSendMails } from './send-mails.ts'
import { createWarnOfExpiry } from './warn-of-expiry.ts'

interface OpenDeps {
  readonly config: Parameters<typeof certificateExpiries>[0] & Pick<Config, 'console'>
  readonly pool: Pool
  readonly controlData: Pick<ControlData, 'endingSoon'>
  readonly events: Events
  readonly now: () => Date
}

/** Milliseconds between looks for what is to be said, and for what is to be sent. */
const PACE = { look: 5 * 60_000, send: 5_000 }

/** Mails without personal data, where a server for them is configured (else nothing of it is loaded): what waits for whom, never about whom. */
export const openMail = async ({ config, pool, controlData, events, now }: OpenDeps): Promise<{ close(): Promise<void> }> => {
  const { mail: settings, console } = config
  if (!settings || !console) return { close: async () => {} }
  const { parties } = settings
  const { createHandOver } = await import('./hand-over.ts')
  const rounds = [
    { work: createRemindOfDeadlines({ pool, controlData, parties, now }), pace: PACE.look },
    { work: createRemindOfSearches({ pool, settings, now }), pace: PACE.look },
    { work: createWarnOfExpiry({ pool, expiries: () => certificateExpiries(config), parties, now }), pace: PACE.look },
    { work: () => forgetMails(pool, now()), pace: PACE.look },
    { work: createSendMails({ pool, settings, console: console.url, handOver: createHandOver(settings), events, now }), pace: PACE.send },
  ].map(({ work, pace }) => repeatedly(() => work().catch((error: unknown) => events.failed('mail', error)), pace))
  return { close: async () => void await Promise.all(rounds.map(({ stop }) => stop())) }
}

import type { Pool } from 'pg'
import { danishDay } from '../../policies/clocks/danish-day.ts'
import { expiryReminder } from '../../policies/clocks/expiry-reminder.ts'
import { GATEWAY } from '../../schema/agency.ts'
import type { CertificateExpiry } from '../keys/certificate-expiries.ts'
import type { MailSettings } from './mail-settings.ts'
import { putMail } from './outbox.ts'

interface WarnDeps {
  readonly pool: Pick<Pool, 'query'>
  readonly expiries: () => Promise<readonly CertificateExpiry[]>
  readonly parties: MailSettings['parties']
  readonly now: () => Date
}

/**
 * Warns an agency's administrators 60, 30 and 7 days before a key or certificate of theirs ends, once each; of what is no
 * agency's, those of the gateway.
 */
export const createWarnOfExpiry = ({ pool, expiries, parties, now }: WarnDeps) => async (): Promise<void> => {
  for (const { of, name, expiresAt } of await expiries()) {
    const days = expiryReminder(expiresAt, now())
    const party = parties[of] ? of : GATEWAY
    if (days === null || !parties[party]?.administrators) continue
    await putMail(pool, {
      kind: 'expiry', party, about: `${of} ${name} ${expiresAt.toISOString()} ${days}`,
      content: { of, name, endsOn: danishDay(expiresAt).toString(), days },
    }, now())
  }
}

import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { Events } from '../telemetry/events.ts'
import type { HandOver } from './hand-over.ts'
import { addressOfOfficer, type MailSettings } from './mail-settings.ts'
import { mailText } from './mail-text.ts'
import type { MailContents, MailKind } from './outbox.ts'

interface SendDeps {
  readonly pool: Pick<Pool, 'query'>
  readonly settings: MailSettings
  /** Where the console is, which mails lead to. */
  readonly console: string
  readonly handOver: HandOver
  readonly events: Pick<Events, 'mailed'>
  readonly now: () => Date
}

interface Waiting {
  readonly id: string
  readonly kind: MailKind
  readonly party: Party
  readonly employee: string
  readonly content: MailContents[MailKind]
  readonly madeAt: Date
}

/** Mails in one round; milliseconds until one is tried again: two minutes, doubled, to an hour. */
const ROUND = 20
const WAIT = { first: 120_000, most: 60 * 60_000 }

const CLAIM = `update mail set attempts = attempts + 1,
    next_try_at = $1::timestamptz + least($2 * power(2, least(attempts, 10)), $3) * interval '1 millisecond'
  where id = (select id from mail where sent_at is null and next_try_at <= $1 and made_at > $1::timestamptz - interval '7 days'
    order by next_try_at limit 1 for update skip locked)
  returning id, kind, party, employee, content, made_at as "madeAt"`

/**
 * Sends what is to be sent, each mail by one replica at a time, at least once: what the server took is sent, anything else
 * is tried again for a week. A gateway that is killed between the two sends the mail again, under the same id.
 */
export const createSendMails = ({ pool, settings, console, handOver, events, now }: SendDeps) => {
  const addressesOf = ({ kind, party, employee }: Waiting): readonly string[] => {
    const addresses = settings.parties[party]
    if (kind === 'deadlines') return addresses?.deadlines ?? []
    if (kind === 'expiry') return addresses?.administrators ?? []
    return [addressOfOfficer(settings, party, employee) ?? []].flat()
  }

  const send = async (mail: Waiting): Promise<void> => {
    const addresses = addressesOf(mail)
    const text = mailText(mail.kind, mail.content as never, mail.party, console, mail.madeAt)
    const taken = addresses.length === 0 ? 0 : await handOver(mail.id, text, addresses).catch(() => 0)
    events.mailed({ kind: mail.kind, party: mail.party, taken, refused: addresses.length - taken })
    if (taken > 0) await pool.query('update mail set sent_at = $2 where id = $1', [mail.id, now()])
  }

  return async (): Promise<void> => {
    for (let sent = 0; sent < ROUND; sent += 1) {
      const { rows: [mail] } = await pool.query<Waiting>(CLAIM, [now(), WAIT.first, WAIT.most])
      if (!mail) return
      await send(mail)
    }
  }
}

import type { Pool, PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'

/** What a mail says: numbers, codes and days, no fact about a person and no name of a case (P7). */
export interface MailContents {
  /** So many deadlines end within so many days. */
  readonly deadlines: { readonly count: number; readonly days: number }
  /** So many searches that an officer wants to be reminded of. */
  readonly savedSearches: { readonly count: number }
  /** A key or certificate, by its file, ends on a day (`YYYY-MM-DD`). */
  readonly expiry: { readonly of: string; readonly name: string; readonly endsOn: string; readonly days: number }
}

export type MailKind = keyof MailContents

/** A mail to a party, or to one employee of it; `about` is what it is sent about once. */
export interface Mail<Kind extends MailKind = MailKind> {
  readonly kind: Kind
  readonly party: Party
  readonly employee?: string
  readonly about: string
  readonly content: MailContents[Kind]
}

type Writer = Pick<Pool | PoolClient, 'query'>

/** Has a mail sent from the end of the transaction on; the same mail is made once, whichever replica comes first. */
export const putMail = async <Kind extends MailKind>(writer: Writer, mail: Mail<Kind>, at: Date): Promise<void> => {
  const { kind, party, employee = '', about, content } = mail
  await writer.query(`insert into mail (kind, party, employee, about, content, made_at, next_try_at)
    values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing`, [kind, party, employee, about, content, at])
}

/** Longer than anything is about that a mail was sent about. */
const KEPT = '100 days'

export const forgetMails = async (writer: Writer, at: Date): Promise<void> => {
  await writer.query('delete from mail where made_at < least(now(), $1::timestamptz) - $2::interval', [at, KEPT])
}

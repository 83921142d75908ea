import type { Pool } from 'pg'
import { latestReminder } from '../../policies/clocks/weekly-reminder.ts'
import type { Party } from '../../schema/agency.ts'
import { addressOfOfficer, type MailSettings } from './mail-settings.ts'
import { putMail } from './outbox.ts'

interface RemindDeps {
  readonly pool: Pick<Pool, 'query'>
  readonly settings: MailSettings
  readonly now: () => Date
}

const WANTED = `select party, employee, count(*)::int as count from saved_search s
  where remind_since <= $1 and not exists (select from ended_employee e where e.party = s.party and e.employee = s.employee)
  group by party, employee`

/** Reminds each officer who asked for it of her saved searches, each Monday at 8 in Denmark: a link, no data. */
export const createRemindOfSearches = ({ pool, settings, now }: RemindDeps) => async (): Promise<void> => {
  const monday = latestReminder(now())
  const { rows } = await pool.query<{ party: Party; employee: string; count: number }>(WANTED, [monday.at])
  for (const { party, employee, count } of rows.filter((one) => addressOfOfficer(settings, one.party, one.employee)))
    await putMail(pool, { kind: 'savedSearches', party, employee, about: monday.day, content: { count } }, now())
}

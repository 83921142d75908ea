import type { PoolClient } from 'pg'
import type { Look } from '../../policies/patterns/look.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import type { CaseKeyOf } from './look-of-entry.ts'
import { MOST_LOOKS } from './recent-looks.ts'

/** Days that looks are kept: as far back as patterns reach. */
const KEPT_DAYS = 61

const COLUMNS = `log_id as log, index as leaf, request_id as "requestId", at, look.party, look.employee, role, purpose,
  case_key as "case", refused, about, controllers, broke_glass as "brokeGlass", outside_own_cases as "outsideOwnCases"`

/** The looks since an instant, of each employee the latest, oldest first. */
export const readLooks = async (transaction: PoolClient, since: Date): Promise<readonly Look[]> =>
  (await transaction.query<Look>(`select ${COLUMNS} from (
      select *, row_number() over (partition by party, employee order by at desc) as back from look where at >= $1) as look
    where back <= ${MOST_LOOKS} order by at, log_id, index`, [since])).rows

/** An employee, and since when looks are wanted. */
interface Wanted {
  readonly party: string
  readonly employee: string
  readonly since: Date
}

const EARLIER = `select ${COLUMNS} from unnest($1::text[], $2::text[], $3::timestamptz[]) as wanted (of_party, of_employee, since)
  cross join lateral (select * from look where party = of_party and employee = of_employee and at >= since and at < $4
    order by at desc limit ${MOST_LOOKS}) as look
  order by at, log_id, index`

/** The latest looks of employees, each since its own instant and before one for all, oldest first. */
export const readEarlierLooks = async (
  transaction: PoolClient, wanted: readonly Wanted[], before: Date,
): Promise<readonly Look[]> => wanted.length === 0 ? [] : (await transaction.query<Look>({ name: 'earlier-looks', text: EARLIER, values: [
  wanted.map(({ party }) => party), wanted.map(({ employee }) => employee), wanted.map(({ since }) => since), before,
] })).rows

const INSERT = `insert into look (log_id, index, request_id, at, party, employee, role, purpose, case_key, refused, about,
    controllers, broke_glass, outside_own_cases)
  select log, leaf, "requestId", at, party, employee, role, purpose, "case", refused, about, controllers, "brokeGlass", "outsideOwnCases"
  from json_to_recordset($1::json) as made (log text, leaf bigint, "requestId" text, at timestamptz, party text, employee text,
    role text, purpose text, "case" text, refused text, about text, controllers text[], "brokeGlass" bool, "outsideOwnCases" bool)
  on conflict do nothing`

export const writeLooks = async (transaction: PoolClient, looks: readonly Look[]): Promise<void> => {
  if (looks.length > 0) await transaction.query({ name: 'insert-looks', text: INSERT, values: [JSON.stringify(looks)] })
}

/** Takes views out that were not answered in the end; whether there were any. */
export const takeBackLooks = async (transaction: PoolClient, log: string, requests: readonly string[]): Promise<boolean> => {
  if (requests.length === 0) return false
  const { rowCount } = await transaction.query(
    'delete from look where log_id = $1 and request_id = any($2) and refused is null', [log, requests])
  return rowCount !== 0
}

export const forgetOldLooks = async (transaction: PoolClient, now: Date): Promise<void> => {
  await transaction.query('delete from look where at < least(now(), $1::timestamptz) - $2 * interval \'1 day\'', [now, KEPT_DAYS])
}

/** The cases of disclosures, by an id that leaves the gateway nowhere. */
export const readCaseKeys = async (transaction: PoolClient, entries: readonly DisclosureEntry[]): Promise<CaseKeyOf> => {
  const { rows } = await transaction.query<{ handle: string; key: string }>({
    name: 'case-keys', text: 'select handle, case_id as key from link where handle = any($1)',
    values: [entries.flatMap(({ handle }) => handle ?? [])],
  })
  const keys = new Map(rows.map(({ handle, key }) => [handle, key]))
  return ({ handle }) => (handle === null ? null : keys.get(handle) ?? null)
}

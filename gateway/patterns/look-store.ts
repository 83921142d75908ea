import type { PoolClient } from 'pg'
import type { Look } from '../../policies/patterns/look.ts'
import type { DisclosureEntry } from '../trail/entry.ts'
import type { History } from './history.ts'
import type { CaseKeyOf } from './look-of-entry.ts'

/** Days that looks are kept: as far back as patterns reach. */
const KEPT_DAYS = 61

const COLUMNS = `log_id as log, index as leaf, request_id as "requestId", at, party, employee, role, purpose, case_key as "case",
  refused, about, controllers, broke_glass as "brokeGlass", outside_own_cases as "outsideOwnCases"`

/** The looks before one, from the table that a follower fills. */
export const createHistory = (transaction: PoolClient): History => {
  const read = async (where: string, values: readonly unknown[]): Promise<Look[]> =>
    (await transaction.query<Look>(`select ${COLUMNS} from look where ${where} order by at, log_id, index`, [...values])).rows
  return {
    ofEmployee: (party, employee, since) => read('party = $1 and employee = $2 and at >= $3', [party, employee, since]),
    ofCase: (key, since) => read('case_key = $1 and at >= $2', [key, since]),
    atWork: async (party, employees, since) => {
      const { rows } = await transaction.query<{ employee: string }>(
        'select distinct employee from look where party = $1 and employee = any($2) and at >= $3', [party, [...employees], since])
      return rows.map(({ employee }) => employee)
    },
  }
}

export const writeLook = async (transaction: PoolClient, look: Look): Promise<void> => {
  await transaction.query(`insert into look (log_id, index, request_id, at, party, employee, role, purpose, case_key, refused,
      about, controllers, broke_glass, outside_own_cases)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`, [
    look.log, look.leaf, look.requestId, look.at, look.party, look.employee, look.role, look.purpose, look.case,
    look.refused, look.about, look.controllers, look.brokeGlass, look.outsideOwnCases,
  ])
}

export const forgetOldLooks = async (transaction: PoolClient, now: Date): Promise<void> => {
  await transaction.query('delete from look where at < $1', [new Date(now.getTime() - KEPT_DAYS * 86_400_000)])
}

/** The cases of disclosures, by an id that leaves the gateway nowhere. */
export const readCaseKeys = async (transaction: PoolClient, entries: readonly DisclosureEntry[]): Promise<CaseKeyOf> => {
  const { rows } = await transaction.query<{ handle: string; key: string }>(
    'select handle, case_id as key from link where handle = any($1)', [entries.flatMap(({ handle }) => handle ?? [])])
  const keys = new Map(rows.map(({ handle, key }) => [handle, key]))
  return ({ handle }) => (handle === null ? null : keys.get(handle) ?? null)
}

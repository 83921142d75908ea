import type { Pool, PoolClient } from 'pg'
import type { Region, Stage } from '../../schema/control-data.ts'

type Reader = Pick<Pool | PoolClient, 'query'>

/** Counts; null where held back (F11). */
export interface CaseCounts {
  readonly open: number | null
  readonly regions: readonly { readonly region: Region; readonly open: number | null; readonly dueSoon: number | null; readonly overdue: number | null }[]
  readonly stages: readonly { readonly stage: Stage; readonly open: number | null }[]
}

/** Counts as they were made, and shown until the week after is over. */
export interface KeptCounts extends CaseCounts {
  readonly countedAt: Date
}

const STILL = `counted_at > $1::timestamptz - interval '7 days'`

/** The counts that still stand at an instant; undefined when it is time to count again. */
export const readKeptCounts = async (reader: Reader, at: Date): Promise<KeptCounts | undefined> => {
  const { rows: [kept] } = await reader.query<{ countedAt: Date; counts: CaseCounts }>(
    `select counted_at as "countedAt", counts from case_count where ${STILL} order by counted_at desc limit 1`, [at])
  return kept && { ...kept.counts, countedAt: kept.countedAt }
}

/** Keeps what was counted, unless another replica counted meanwhile: between two counts lie seven days. */
export const keepCounts = async (transaction: Reader, counts: CaseCounts, at: Date): Promise<void> => {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('samsyn case counts'))`)
  await transaction.query(
    `insert into case_count (counted_at, counts) select $1, $2 where not exists (select from case_count where ${STILL})`,
    [at, JSON.stringify(counts)])
}

import type { Pool, PoolClient } from 'pg'
import type { Party } from '../../schema/agency.ts'

export type CorrectionKind = 'CORRECTED' | 'ERASED'

type Reader = Pick<Pool | PoolClient, 'query'>

/** What a controller has noted; facts by field. */
export interface Correction {
  readonly id: string
  readonly party: Party
  readonly handle: string
  readonly kind: CorrectionKind
  readonly facts: readonly string[]
  readonly reportedAt: Date
}

/** A recipient to be told, by its own handle, of those of the facts that it got. */
export interface Notice {
  readonly id: string
  readonly party: Party
  readonly handle: string
  readonly facts: readonly string[]
  /** As `log:leaf`. */
  readonly leaves: readonly string[]
}

/** Writes a correction with the size that every log has now. */
export const writeCorrection = async (transaction: Reader, caseId: string, correction: Correction): Promise<void> => {
  const { id, party, handle, kind, facts, reportedAt } = correction
  await transaction.query(`insert into correction (id, case_id, party, handle, kind, facts, reported_at, horizon)
    values ($1, $2, $3, $4, $5, $6, $7, (select coalesce(json_object_agg(log_id, size), '{}') from trail_head))`,
  [id, caseId, party, handle, kind, facts, reportedAt])
}

const UNRESOLVED = `select id, case_id as "caseId", party, handle, kind, facts, reported_at as "reportedAt" from correction
  where resolved_at is null and not exists (select from jsonb_each_text(horizon) as head (log_id, size)
    left join trail_cursor cursor on cursor.follower = 'index' and cursor.log_id = head.log_id
    where head.size::bigint > coalesce(cursor.next, 0))
  order by reported_at limit 20`

/** Corrections of which it can be said now whom to tell: the index holds all that stood in the trail when they were noted. */
export const readUnresolved = async (reader: Reader): Promise<(Correction & { readonly caseId: string })[]> =>
  (await reader.query<Correction & { caseId: string }>(UNRESOLVED)).rows

/** Marks that it is known whom to tell; false when another has. */
export const markResolved = async (transaction: Reader, id: string, at: Date): Promise<boolean> =>
  (await transaction.query('update correction set resolved_at = $2 where id = $1 and resolved_at is null', [id, at])).rowCount === 1

export const writeNotice = async (transaction: Reader, correctionId: string, notice: Notice, due: Date): Promise<void> => {
  const { id, party, handle, facts, leaves } = notice
  await transaction.query(`insert into correction_notice (id, correction_id, party, handle, facts, leaves, due)
    values ($1, $2, $3, $4, $5, $6, $7)`, [id, correctionId, party, handle, facts, leaves, due])
}

/** Notes that a recipient has confirmed; false when there is no such notice of the party that is open. */
export const confirmNotice = async (transaction: Reader, id: string, party: Party, at: Date): Promise<boolean> =>
  (await transaction.query(`update correction_notice set confirmed_at = $3
    where id = $1 and party = $2 and confirmed_at is null`, [id, party, at])).rowCount === 1

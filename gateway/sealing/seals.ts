import type { Pool, PoolClient } from 'pg'
import type { SealAuthority, SealReason } from '../../policies/sealing/seal-reasons.ts'
import type { Agency } from '../../schema/agency.ts'

/** A seal that stands. `reviewOn` is a calendar day. */
export interface Seal {
  readonly log: string
  readonly leaf: string
  readonly because: SealReason
  readonly authority: SealAuthority
  readonly reviewOn: string
  readonly sealedAt: Date
}

/** What is sealed or unsealed: leaves of one log. */
export interface Sealed {
  readonly log: string
  readonly leaves: readonly string[]
}

type Reader = Pick<Pool | PoolClient, 'query'>

/** Seals leaves, anew or on; the row tells what the leaf that says so told last. */
export const writeSeals = async (
  transaction: Reader, { log, leaves }: Sealed, agency: Agency, seal: Pick<Seal, 'because' | 'authority' | 'reviewOn' | 'sealedAt'>,
): Promise<void> => {
  await transaction.query(`insert into seal (log_id, leaf, agency, because, authority, review_on, sealed_at)
    select $1, leaf, $3, $4, $5, $6, $7 from unnest($2::bigint[]) as leaf
    on conflict (log_id, leaf) do update set because = $4, authority = $5, review_on = $6, sealed_at = $7, unsealed_at = null`,
  [log, leaves, agency, seal.because, seal.authority, seal.reviewOn, seal.sealedAt])
}

/** Takes seals away; false when one of them does not stand. */
export const liftSeals = async (transaction: Reader, { log, leaves }: Sealed, agency: Agency, at: Date): Promise<boolean> => {
  const { rowCount } = await transaction.query(`update seal set unsealed_at = $4
    where log_id = $1 and leaf = any($2::bigint[]) and agency = $3 and unsealed_at is null`, [log, leaves, agency, at])
  return rowCount === leaves.length
}

/** Whether a leaf is sealed or was, and by whom. */
export const readSeal = async (
  reader: Reader, log: string, leaf: string,
): Promise<{ readonly agency: Agency; readonly unsealedAt: Date | null } | undefined> => {
  const { rows: [row] } = await reader.query<{ agency: Agency; unsealedAt: Date | null }>(
    'select agency, unsealed_at as "unsealedAt" from seal where log_id = $1 and leaf = $2', [log, leaf])
  return row
}

const STANDING = `select log_id as log, leaf, because, authority, review_on::text as "reviewOn", sealed_at as "sealedAt"
  from seal where agency = $1 and unsealed_at is null`

/** The agency's seals that stand and are to be reviewed on the day or before, the longest due first. */
export const readSealsDue = async (reader: Reader, agency: Agency, by: string): Promise<Seal[]> => {
  const { rows } = await reader.query<Seal>(`${STANDING} and review_on <= $2 order by review_on, log_id, leaf`, [agency, by])
  return rows
}

import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import type { LeafPlace } from './subject.ts'

/** An entry in short, as the officers of a party may see it: by whom, when, for what and why; of facts only how many. */
export interface EntrySummary extends LeafPlace {
  readonly at: Date
  readonly disclosureId: string
  readonly recipient: Party
  readonly employee: string
  readonly role: string
  readonly purpose: string | null
  readonly reason: string | null
  readonly outcome: string
  readonly code: string | null
  /** The own party's handle of the case (P12). */
  readonly case: string | null
  readonly given: number
}

export const SUMMARY = `log_id as log, index as leaf, at, disclosure_id as "disclosureId", recipient, employee, role,
  nullif(purpose, '') as purpose, nullif(reason, '') as reason, outcome, nullif(code, '') as code, handle as "case", given`

export const placeOf = ({ log, leaf }: LeafPlace): string => `${log}:${leaf}`

/** The entries at some places that the party's officers may see, by `log:leaf`; those sealed or erased are not among them. */
export const readSummaries = async (pool: Pool, party: Party, places: readonly string[]): Promise<Map<string, EntrySummary>> => {
  const { rows } = await pool.query<EntrySummary>(`select ${SUMMARY} from overseen_entry
    where party = $1 and not sealed and (log_id, index) in (
      select split_part(place, ':', 1), split_part(place, ':', 2)::bigint from unnest($2::text[]) as places (place))
    order by at, log_id, index`, [party, [...new Set(places)]])
  return new Map(rows.map((row) => [placeOf(row), row]))
}

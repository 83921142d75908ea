import type { Party } from '../../schema/agency.ts'

/** An entry of the index as the officers of one party read it. */
export interface OverseenEntry {
  /** Whose officers read it so. */
  readonly party: Party
  readonly logId: string
  readonly index: bigint
  readonly at: Date
  readonly disclosureId: string
  readonly recipient: Party
  readonly client: string
  readonly employee: string
  readonly role: string
  /** Empty when the request stated none; so are its reason, and whatever an entry of its kind has not. */
  readonly purpose: string
  readonly reason: string
  readonly outcome: string
  readonly code: string
  readonly act: string
  /** The party's own handle of the case. */
  readonly handle: string | null
  readonly breakGlass: boolean
  readonly given: number
  readonly withheld: number
  readonly unavailable: number
  readonly terms: readonly string[]
}

/** What is selected of `ENTRIES`. */
export const COLUMNS = `entry.party, log_id as "logId", index, at, disclosure_id as "disclosureId", recipient, client, employee, role, purpose,
  reason, outcome, code, act, handle, break_glass as "breakGlass", given, withheld, unavailable, sort.terms || entry.terms as terms`

export type SelectedEntry = Omit<OverseenEntry, 'index'> & { readonly index: string }

export const entryIn = (row: SelectedEntry): OverseenEntry => ({ ...row, index: BigInt(row.index) })

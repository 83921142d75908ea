import { agencyOf, type Party } from '../../schema/agency.ts'
import { ChangeRefused, type Effect } from './change-law.ts'
import { createHandle } from './handle.ts'

const TAKEN = '23505'

/** Makes a party a party to the case, with a handle of its own; one whose part had ended gets its old handle back. */
export const linkParty = (caseId: string, party: Party, fileNumber: string | null, at: Date): Effect => async (transaction) => {
  try {
    const { rowCount } = await transaction.query(
      `insert into link (case_id, party, agency, handle, file_number, linked_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (case_id, party) do update set ended_at = null, file_number = coalesce(excluded.file_number, link.file_number)
       where link.ended_at is not null`,
      [caseId, party, agencyOf(party), createHandle(), fileNumber, at])
    if (rowCount !== 1) throw new ChangeRefused('FILE_NUMBER_TAKEN')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === TAKEN) throw new ChangeRefused('FILE_NUMBER_TAKEN')
    throw error
  }
}

/** Ends a party's part in the case: from now on the case does not exist for it (F7). */
export const endLink = (caseId: string, party: Party, at: Date): Effect => async (transaction) => {
  await transaction.query('update link set ended_at = $3 where case_id = $1 and party = $2 and ended_at is null', [caseId, party, at])
}

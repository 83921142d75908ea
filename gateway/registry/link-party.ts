import type { PoolClient } from 'pg'
import { agencyOf, type Party } from '../../schema/agency.ts'
import { CaseMoved, ChangeRefused, type Effect } from './change-law.ts'
import { createHandle } from './handle.ts'

const TAKEN = '23505'

const whereFree = (write: (transaction: PoolClient) => Promise<unknown>, taken = (): Error => new ChangeRefused('FILE_NUMBER_TAKEN')): Effect =>
  async (transaction) => {
    try {
      await write(transaction)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === TAKEN) throw taken()
      throw error
    }
  }

/** A part that had ended begins anew, and when it was is kept: who was a party then is asked of entries of that time (P9). */
const keepFormerPart = async (transaction: PoolClient, caseId: string, party: Party): Promise<void> => {
  await transaction.query(`insert into former_part (case_id, party, linked_at, ended_at)
    select case_id, party, linked_at, ended_at from link where case_id = $1 and party = $2 and ended_at is not null`, [caseId, party])
}

/** Makes a party a party to the case, with a handle of its own, new unless it was a party before. @throws {ChangeRefused} when its number names another case. */
export const linkParty = (
  caseId: string, party: Party, fileNumber: string | null, at: Date, handle = createHandle(),
): Effect => whereFree(async (transaction) => {
  await keepFormerPart(transaction, caseId, party)
  await transaction.query(
    `insert into link (case_id, party, agency, handle, file_number, linked_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id, party) do update set linked_at = excluded.linked_at, ended_at = null`,
    [caseId, party, agencyOf(party), handle, fileNumber, at])
})

/** A party's own file number, by its handle. @throws {ChangeRefused} when it names another case. */
export const numberLink = (handle: string, fileNumber: string): Effect =>
  whereFree((transaction) => transaction.query('update link set file_number = $2 where handle = $1', [handle, fileNumber]))

/** A number, unless it names a case of the party's. */
const ifFree = (number: string): string =>
  `case when not exists (select from link other where other.party = $2 and other.file_number = ${number} and other.ended_at is null) then ${number} end`

/**
 * Brings another party in. What that party already has is not told to the one who does (F7): one that is a party stays as
 * it is, one whose part had ended gets its old handle and number back, and a number that names another case there is left out.
 * @throws {CaseMoved} when another replica gave it to one at that instant.
 */
export const bringInParty = (caseId: string, party: Party, fileNumber: string | null, at: Date): Effect => whereFree(async (transaction) => {
  await keepFormerPart(transaction, caseId, party)
  await transaction.query(
    `insert into link (case_id, party, agency, handle, file_number, linked_at) select $1, $2, $3, $4, ${ifFree('$5::text')}, $6
     on conflict (case_id, party) do update set linked_at = excluded.linked_at, ended_at = null,
       file_number = coalesce(${ifFree('link.file_number')}, excluded.file_number) where link.ended_at is not null`,
    [caseId, party, agencyOf(party), createHandle(), fileNumber, at])
}, () => new CaseMoved())

/** Ends a party's part in the case: from now on the case does not exist for it (F7), and what it took is open again. */
export const endLink = (caseId: string, party: Party, at: Date): Effect => async (transaction) => {
  await transaction.query('update link set ended_at = $3 where case_id = $1 and party = $2 and ended_at is null', [caseId, party, at])
  await transaction.query('delete from taken_task where case_id = $1 and party = $2', [caseId, party])
}

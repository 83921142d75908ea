import type { Pool } from 'pg'
import type { Candidate, ChangeMade } from '../../policies/sampling/explanations.ts'
import { GATEWAY } from '../../schema/agency.ts'
import { sealedFor } from '../sealing/sealed-for.ts'
import { entryInSql } from '../trail/entry-in-sql.ts'
import type { Commitment } from './commitment.ts'

/**
 * What a sample is drawn from: the disclosures of its period that the officers who draw may see and that their party took part in,
 * and the changes that may explain them. Not what others were refused of its facts, so that it was not asked: that the party was
 * one to the case stands in no leaf, and nobody could draw it again.
 */
export interface Population {
  readonly candidates: readonly Candidate[]
  readonly changes: readonly ChangeMade[]
}

/** Days before the period, and after it, in which a change may explain a disclosure. */
const BEFORE = 90
const AFTER = 1
const DAY = 86_400_000

/** Of what nothing was given the index does not say whether it was asked for: the leaf does. */
const WAS_ASKED = `own.party in (select json_array_elements_text(${entryInSql('leaf.entry')} -> 'asked')
  from trail_leaf leaf where (leaf.log_id, leaf.index) = (own.log_id, own.index))`

const CANDIDATES = `select own.log_id as log, own.index as leaf, (extract(epoch from own.at) * 1000)::float8 as at, own.recipient,
    own.employee, own.role, own.purpose, theirs.handle, theirs.break_glass as "brokeGlass",
    array(select substr(term, 12) from unnest(theirs.terms) as terms (term) where term like 'controller:%') as controllers
  from overseen_entry own
  join overseen_entry theirs on (theirs.log_id, theirs.index, theirs.party) = (own.log_id, own.index, own.recipient)
  join unnest($4::text[], $5::bigint[]) as bound (log, size) on bound.log = own.log_id and own.index < bound.size
  where own.party = $1 and own.at >= $2 and own.at < $3 and own.outcome in ('DISCLOSED', 'PARTIAL', 'WITHHELD')
    and (own.party in (own.recipient, '${GATEWAY}') or own.given > 0 or ${WAS_ASKED}) and not ${sealedFor('own.party', 'own')}`

const CHANGES = `select recipient, employee, handle, (extract(epoch from at) * 1000)::float8 as at from overseen_entry
  join unnest($3::text[], $4::bigint[]) as bound (log, size) on bound.log = log_id and index < bound.size
  where outcome = 'CHANGED' and party = recipient and handle is not null and at >= $1 and at < $2`

/** Reads the population that was committed to, from the index of the trail. */
export const readPopulation = async (pool: Pool, { overseer, from, until, bounds }: Commitment): Promise<Population> => {
  const logs = bounds.map(({ log }) => log)
  const sizes = bounds.map(({ size }) => size)
  const reach = [new Date(from.getTime() - BEFORE * DAY), new Date(until.getTime() + AFTER * DAY)]
  const candidates = await pool.query<Candidate>(CANDIDATES, [overseer, from, until, logs, sizes])
  const changes = await pool.query<ChangeMade>(CHANGES, [...reach, logs, sizes])
  return { candidates: candidates.rows, changes: changes.rows }
}

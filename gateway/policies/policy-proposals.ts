import type { ClientBase, Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'

export interface Approval {
  readonly party: Party
  readonly employee: string
  readonly approvedAt: Date
}

/** Policies as they were proposed, with who has approved them. `proposedBy` is `party:employee`. */
export interface Proposal {
  readonly id: string
  readonly version: string
  /** The version that it was compared with; null for the first. */
  readonly against: string | null
  readonly newlyPermits: boolean
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly inForceFrom: Date | null
  readonly approvals: readonly Approval[]
}

/** A version and the first instant that it is in force: it is until the next begins. */
export interface InForce {
  readonly version: string
  readonly from: Date
}

/** What reads: the pool, or the transaction that is to change what it read. */
export type Reader = Pick<Pool | ClientBase, 'query'>

const SELECT = `
  select id, version, against, newly_permits as "newlyPermits", proposed_by as "proposedBy", proposed_at as "proposedAt",
    in_force_from as "inForceFrom",
    (select coalesce(json_agg(json_build_object('party', party, 'employee', employee, 'approvedAt', approved_at)
       order by approved_at, party), '[]') from policy_approval where proposal_id = id) as approvals
  from policy_proposal`

/** The newest first. */
export const readProposals = async (reader: Reader): Promise<Proposal[]> =>
  (await reader.query<Proposal>(`${SELECT} order by proposed_at desc`)).rows.map(fromRow)

export const readProposal = async (reader: Reader, id: string): Promise<Proposal | undefined> =>
  (await reader.query<Proposal>(`${SELECT} where id = $1`, [id])).rows.map(fromRow)[0]

/** Every version that has been in force, is, or is next to be, the first first. */
export const readInForce = async (reader: Reader): Promise<InForce[]> => (await reader.query<InForce>(
  'select version, in_force_from as "from" from policy_proposal where in_force_from is not null order by in_force_from')).rows

/**
 * The latest of an instant, the database's now and when the last version begins: what is put in force after it is the last
 * on any clock.
 */
export const latestInForce = async (reader: Reader, at: Date): Promise<Date> => (await reader.query<{ at: Date }>(
  'select greatest($1::timestamptz, clock_timestamp(), max(in_force_from)) as at from policy_proposal', [at])).rows[0]?.at ?? at

/** The bytes that a version is the hash of. */
export const readContent = async (reader: Reader, version: string): Promise<string | undefined> =>
  (await reader.query<{ content: Buffer }>('select content from policy_proposal where version = $1 limit 1', [version]))
    .rows[0]?.content.toString()

/** Lets one replica at a time change policies, until its transaction ends. */
export const lockPolicies = async (transaction: Reader): Promise<void> => {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('samsyn policies'))`)
}

export const insertProposal = async (
  transaction: Reader, proposal: Omit<Proposal, 'approvals'>, content: string,
): Promise<void> => {
  const { id, version, against, newlyPermits, proposedBy, proposedAt, inForceFrom } = proposal
  await transaction.query(
    `insert into policy_proposal (id, version, content, against, newly_permits, proposed_by, proposed_at, in_force_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, version, Buffer.from(content), against, newlyPermits, proposedBy, proposedAt, inForceFrom])
}

const fromRow = (row: Proposal): Proposal =>
  ({ ...row, approvals: row.approvals.map((one) => ({ ...one, approvedAt: new Date(one.approvedAt) })) })

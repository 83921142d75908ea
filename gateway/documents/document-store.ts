import type { ClientBase, Pool } from 'pg'
import type { Agency, Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'

export interface DocumentApproval {
  readonly agency: Agency
  /** `party:employee`. */
  readonly approvedBy: string
  readonly approvedAt: Date
}

/** A document as it was registered, and who has approved it. `registeredBy` is `party:employee`. */
export interface TrustedDocument {
  readonly id: string
  readonly party: Party
  readonly documentId: string
  readonly document: string
  readonly name: string | null
  readonly purpose: Purpose
  readonly fields: readonly string[]
  readonly approvers: readonly Agency[]
  readonly approvals: readonly DocumentApproval[]
  readonly registeredBy: string
  readonly registeredAt: Date
  readonly withdrawnBy: string | null
  readonly withdrawnAt: Date | null
}

type Reader = Pick<Pool | ClientBase, 'query'>

const SELECT = `
  select id, party, document_id as "documentId", document, name, purpose, fields, approvers, registered_by as "registeredBy",
    registered_at as "registeredAt", withdrawn_by as "withdrawnBy", withdrawn_at as "withdrawnAt",
    (select coalesce(json_agg(json_build_object('agency', agency, 'approvedBy', approved_by, 'approvedAt', approved_at)
       order by approved_at, agency), '[]') from trusted_document_approval where registration = id) as approvals
  from trusted_document`

/** A document that is not withdrawn, and that every agency has approved whose approval it needs. */
export const isInForce = ({ withdrawnAt, approvers, approvals }: TrustedDocument): boolean =>
  withdrawnAt === null && approvers.every((agency) => approvals.some((approval) => approval.agency === agency))

/** The newest first. */
export const readDocuments = async (reader: Reader): Promise<TrustedDocument[]> =>
  (await reader.query<TrustedDocument>(`${SELECT} order by registered_at desc, id`)).rows.map(fromRow)

/** Those that are not withdrawn. */
export const readStanding = async (reader: Reader): Promise<TrustedDocument[]> =>
  (await reader.query<TrustedDocument>(`${SELECT} where withdrawn_at is null`)).rows.map(fromRow)

export const readDocumentOf = async (reader: Reader, id: string): Promise<TrustedDocument | undefined> =>
  (await reader.query<TrustedDocument>(`${SELECT} where id = $1`, [id])).rows.map(fromRow)[0]

const INSERT = `insert into trusted_document
    (id, party, document_id, document, name, purpose, fields, approvers, registered_by, registered_at)
  select id, party, "documentId", document, name, purpose, fields, approvers, "registeredBy", "registeredAt" from json_to_recordset($1)
    as made (id uuid, party text, "documentId" text, document text, name text, purpose text, fields text[], approvers text[],
      "registeredBy" text, "registeredAt" timestamptz)
  on conflict do nothing`

/** False when one of them is one that its party has already. In one statement: whoever registers the same waits for no more. */
export const insertDocuments = async (transaction: Reader, documents: readonly TrustedDocument[]): Promise<boolean> =>
  (await transaction.query(INSERT, [JSON.stringify(documents)])).rowCount === documents.length

/** False when the agency has approved it already. */
export const insertApproval = async (transaction: Reader, id: string, { agency, approvedBy, approvedAt }: DocumentApproval): Promise<boolean> =>
  (await transaction.query(
    `insert into trusted_document_approval (registration, agency, approved_by, approved_at)
     select id, $2, $3, $4 from trusted_document where id = $1 and withdrawn_at is null on conflict do nothing`,
    [id, agency, approvedBy, approvedAt])).rowCount === 1

/** False when it is withdrawn already. */
export const withdraw = async (transaction: Reader, id: string, by: string, at: Date): Promise<boolean> =>
  (await transaction.query(
    'update trusted_document set withdrawn_by = $2, withdrawn_at = $3 where id = $1 and withdrawn_at is null', [id, by, at])).rowCount === 1

const fromRow = (row: TrustedDocument): TrustedDocument =>
  ({ ...row, approvals: row.approvals.map((one) => ({ ...one, approvedAt: new Date(one.approvedAt) })) })

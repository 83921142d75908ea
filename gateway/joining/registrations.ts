import type { ClientBase, Pool } from 'pg'
import { z } from 'zod'
import type { Party } from '../../schema/agency.ts'

const agency = z.object({ issuer: z.url(), jwksUri: z.url() })
const client = z.object({ client: z.string() })
const key = z.object({ use: z.enum(['orders', 'checkpoints']), thumbprint: z.string() })

/** What one of the gateway's keys signs. */
export type KeyUse = z.infer<typeof key>['use']

/** What is registered of a party: its issuer, or one of its systems; of the gateway itself, one of its keys (RFC 7638). */
export type Registered =
  | { readonly kind: 'agency'; readonly content: z.infer<typeof agency> }
  | { readonly kind: 'client'; readonly content: z.infer<typeof client> }
  | { readonly kind: 'key'; readonly content: z.infer<typeof key> }

/** A registration as it was proposed; `proposedBy` and `approvedBy` are `party:employee`. */
export type Registration = Registered & {
  readonly id: string
  readonly party: Party
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
}

/** A client system that has been approved. */
export interface JoinedClient {
  readonly client: string
  readonly party: Party
  readonly suspendedAt: Date | null
}

/** A certificate or key of a party's systems that counts no longer. */
export interface RevokedBinding {
  readonly party: Party
  readonly thumbprint: string
  readonly revokedAt: Date
}

type Reader = Pick<Pool | ClientBase, 'query'>

const SELECT = `select id, kind, party, content, proposed_by as "proposedBy", proposed_at as "proposedAt",
  approved_by as "approvedBy", approved_at as "approvedAt" from registration`

/** The newest first. */
export const readRegistrations = async (reader: Reader): Promise<Registration[]> =>
  (await reader.query<Registration>(`${SELECT} order by proposed_at desc, id`)).rows

export const readRegistration = async (reader: Reader, id: string): Promise<Registration | undefined> =>
  (await reader.query<Registration>(`${SELECT} where id = $1`, [id])).rows[0]

export const readClients = async (reader: Reader): Promise<JoinedClient[]> => (await reader.query<JoinedClient>(
  'select id as client, party, suspended_at as "suspendedAt" from client order by party, id')).rows

/** The newest first. */
export const readRevokedBindings = async (reader: Reader): Promise<RevokedBinding[]> => (await reader.query<RevokedBinding>(
  'select party, thumbprint, revoked_at as "revokedAt" from revoked_binding order by revoked_at desc, thumbprint')).rows

export const insertRegistration = async (
  transaction: Reader, { id, kind, party, content, proposedBy, proposedAt }: Registration,
): Promise<void> => {
  await transaction.query(
    'insert into registration (id, kind, party, content, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)',
    [id, kind, party, content, proposedBy, proposedAt])
}

/** The last of its party's and of its kind, whichever gateway's clock was ahead. False when somebody else approved it first. */
export const approve = async (transaction: Reader, id: string, by: string, at: Date): Promise<boolean> =>
  (await transaction.query(
    `update registration approved set approved_by = $2, approved_at = greatest($3, (select max(approved_at) + interval '1 millisecond'
       from registration before where (before.kind, before.party) = (approved.kind, approved.party)))
     where id = $1 and approved_at is null`, [id, by, at])).rowCount === 1

/** Milliseconds that a proposal waits to be approved: what it was proposed on may not hold any longer. */
const LAPSES = 30 * 24 * 60 * 60 * 1000

/** Whether a proposal may still be approved: not once it is old, nor when its system was suspended after it was made. */
export const isOpen = (registration: Registration, clients: readonly JoinedClient[], at: Date): boolean => {
  const { kind, party, content, proposedAt } = registration
  return at.getTime() - proposedAt.getTime() < LAPSES && !(kind === 'client' && clients.some((one) =>
    one.client === content.client && one.party === party && one.suspendedAt !== null && one.suspendedAt >= proposedAt))
}

/** A new client, or one of the same party that was suspended before it was proposed. False for any other. */
export const letIn = async (transaction: Reader, client: string, party: Party, proposedAt: Date): Promise<boolean> =>
  (await transaction.query(
    `insert into client (id, party) values ($1, $2) on conflict (id) do update set suspended_at = null
     where client.party = excluded.party and (client.suspended_at is null or client.suspended_at < $3)`,
    [client, party, proposedAt])).rowCount === 1

/** No proposal made before lets it in again, whichever gateway's clock was ahead. Undefined when the party has no such client. */
export const suspend = async (
  transaction: Reader, client: string, party: Party, at: Date,
): Promise<JoinedClient | undefined> => (await transaction.query<JoinedClient>(
  `update client set suspended_at = greatest(coalesce(suspended_at, $3), (select max(proposed_at) from registration
     where kind = 'client' and content ->> 'client' = $1 and party = $2)) where id = $1 and party = $2
   returning id as client, party, suspended_at as "suspendedAt"`, [client, party, at])).rows[0]

/** For good: what others have had is not let in again. */
export const revokeBinding = async (transaction: ClientBase, party: Party, thumbprint: string, at: Date): Promise<void> => {
  await transaction.query(
    'insert into revoked_binding (party, thumbprint, revoked_at) values ($1, $2, $3) on conflict do nothing', [party, thumbprint, at])
}

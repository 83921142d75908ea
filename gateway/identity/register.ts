import type { Pool } from 'pg'
import { GATEWAY, type Party } from '../../schema/agency.ts'
import { keepReading, type CaughtUp } from '../database/kept-reading.ts'
import type { AccessToken, Binding } from './access-token.ts'
import type { TrustedIssuer } from './trusted-issuer.ts'

/** Who asks, and what her token is bound to; a login is bound to nothing. */
export type Asker = Pick<AccessToken, 'client' | 'party' | 'employee'> & { readonly boundTo?: Binding | null }

/**
 * Who may ask at all: which issuers were let in, which client systems are registered and not suspended, which employees
 * have left, which certificates and keys count no more. Each change works within five seconds on every replica, whatever an
 * issuer still says.
 */
export interface Register {
  /** Whether all of that still counts: the client as the party's, the employee, what is held; undefined while it cannot be read. */
  isActive(asker: Asker): boolean | undefined
  /** Whether a certificate or key of the party's systems counts no more, as it was last read. */
  isRevoked(party: string, thumbprint: string): boolean
  /** Those that parties registered, and the configuration's for all others; undefined while the register cannot be read. */
  issuers(): readonly TrustedIssuer[] | undefined
  readonly caughtUp: CaughtUp
  close(): void
}

interface Client { readonly id: string; readonly party: Party }
interface Ended { readonly party: Party; readonly employee: string }
interface Revoked { readonly party: Party; readonly thumbprint: string }
interface Registered { readonly party: Party; readonly issuer: string; readonly jwksUri: string }

/** The last that was approved of each party is the one that counts. */
const ISSUERS = `select distinct on (party) party, content->>'issuer' as issuer, content->>'jwksUri' as "jwksUri"
  from registration where kind = 'agency' and approved_at is not null order by party, approved_at desc, id`

/** The register is read anew all the time; while it cannot be, nobody is active. */
export const createRegister = async (pool: Pool, configured: readonly TrustedIssuer[]): Promise<Register> => {
  let issuers = configured
  let issuersRead = ''

  const readIssuers = async (): Promise<readonly TrustedIssuer[]> => {
    const { rows } = await pool.query<Registered>(ISSUERS)
    const read = JSON.stringify(rows)
    if (read === issuersRead) return issuers
    issuersRead = read
    issuers = [...withoutReplaced(configured, rows), ...rows.map(({ party, ...where }) => ({ ...where, parties: [party] }))]
    return issuers
  }

  const register = await keepReading(async () => {
    const clients = (await pool.query<Client>('select id, party from client where suspended_at is null')).rows
    const left = (await pool.query<Ended>('select party, employee from ended_employee')).rows
    const bindings = (await pool.query<Revoked>('select party, thumbprint from revoked_binding')).rows
    return {
      issuers: await readIssuers(),
      active: new Map(clients.map(({ id, party }) => [id, party])),
      ended: new Set(left.map(({ party, employee }) => nameOf(party, employee))),
      revoked: new Set(bindings.map(({ party, thumbprint }) => nameOf(party, thumbprint))),
    }
  })
  return {
    isActive: ({ client, party, employee, boundTo }) => {
      const known = register.fresh()
      return known && known.active.get(client) === party && !known.ended.has(nameOf(party, employee))
        && !(boundTo && known.revoked.has(nameOf(party, boundTo.thumbprint)))
    },
    isRevoked: (party, thumbprint) => register.latest().revoked.has(nameOf(party, thumbprint)),
    issuers: () => register.fresh()?.issuers,
    caughtUp: register.caughtUp,
    close: register.close,
  }
}

/** The configuration's word stands beside a registration for the gateway's own party alone: a wrong one shuts its people out. */
const withoutReplaced = (configured: readonly TrustedIssuer[], registered: readonly Registered[]): TrustedIssuer[] =>
  configured.map((one) => ({
    ...one, parties: one.parties.filter((party) => party === GATEWAY || !registered.some((other) => other.party === party)),
  }))

const nameOf = (party: string, whoOrWhat: string): string => `${party} ${whoOrWhat}`

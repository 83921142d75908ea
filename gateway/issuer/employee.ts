import type { JWK } from 'jose'
import type { Party } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'

/** An employee whom the issuer knows, with the one role that she has at her party. */
export interface Employee {
  readonly party: Party
  readonly employee: string
  readonly role: Role
  /** What people who choose whom to log in as read: her name, and a sentence of what she does. */
  readonly name?: string | undefined
  readonly part?: string | undefined
}

/** The system of one party, and the public keys that it signs with. */
export interface IssuerClient {
  readonly id: string
  readonly party: Party
  readonly keys: readonly JWK[]
  /** Whether its tokens are bound to the certificate that it connects with (RFC 8705). */
  readonly certificateBound?: boolean | undefined
  /** Of one that people log in through: where they come back to, after login and after logout. */
  readonly redirectUris?: readonly string[] | undefined
  readonly afterLogout?: readonly string[] | undefined
  /** Where it is told that somebody logged out elsewhere (OpenID Connect Back-Channel Logout 1.0). */
  readonly backChannelLogout?: string | undefined
}

/** Who and what the issuer knows. */
export interface Known {
  /** The employee of that id at the client's own party. */
  employee(client: string, employee: string): Employee | undefined
  /** All employees of the client's own party. */
  employees(client: string): readonly Employee[]
  /** The public keys of a client; none for one that there is not. */
  keys(client: string): { keys: JWK[] }
}

export const createKnown = (employees: readonly Employee[], clients: readonly IssuerClient[]): Known => {
  const byId = new Map(clients.map((client) => [client.id, client]))
  const ofParty = (client: string): readonly Employee[] =>
    employees.filter(({ party }) => party === byId.get(client)?.party)
  return {
    employee: (client, employee) => ofParty(client).find((known) => known.employee === employee),
    employees: ofParty,
    keys: (client) => ({ keys: [...byId.get(client)?.keys ?? []] }),
  }
}

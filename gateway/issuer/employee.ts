import type { JWK } from 'jose'
import type { Party } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'

/** An employee whom the issuer knows, with the one role that she has at her party. */
export interface Employee {
  readonly party: Party
  readonly employee: string
  readonly role: Role
}

/** The system of one party, and the public keys that it signs with. */
export interface IssuerClient {
  readonly id: string
  readonly party: Party
  readonly keys: readonly JWK[]
  /** Whether its tokens are bound to the certificate that it connects with (RFC 8705). */
  readonly certificateBound?: boolean | undefined
}

/** Who and what the issuer knows. */
export interface Known {
  /** The employee of that id at the client's own party. */
  employee(client: string, employee: string): Employee | undefined
  /** The public keys of a client; none for one that there is not. */
  keys(client: string): { keys: JWK[] }
}

export const createKnown = (employees: readonly Employee[], clients: readonly IssuerClient[]): Known => {
  const byId = new Map(clients.map((client) => [client.id, client]))
  return {
    employee: (client, employee) => {
      const party = byId.get(client)?.party
      return employees.find((known) => known.party === party && known.employee === employee)
    },
    keys: (client) => ({ keys: [...byId.get(client)?.keys ?? []] }),
  }
}

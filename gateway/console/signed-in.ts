import type { Party } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'
import type { OpenPurpose } from './may-do.ts'
import { IDLE, LONGEST, type Session } from './sessions.ts'

/** Who is logged in and what she may ask for: what the console's pages know of her. Instants in UTC, ISO 8601. */
export interface SignedIn {
  readonly name: string
  readonly party: Party
  readonly employee: string
  readonly role: Role
  readonly purposes: readonly OpenPurpose[]
  /** When the session ends if it is not used, and when it ends in any case. */
  readonly idleEndsAt: string
  readonly endsAt: string
}

export const signedInOf = ({ loggedIn, openedAt, usedAt }: Session, purposes: readonly OpenPurpose[]): SignedIn => {
  const { name, party, employee, role } = loggedIn
  return {
    name, party, employee, role, purposes,
    idleEndsAt: new Date(usedAt.getTime() + IDLE).toISOString(),
    endsAt: new Date(openedAt.getTime() + LONGEST).toISOString(),
  }
}

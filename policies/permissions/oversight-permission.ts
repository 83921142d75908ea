import type { Agency } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'

/** Who may do it, for the purpose OVERSIGHT, with the entries in which the own agency took part (X30). */
export interface OversightPermission {
  /** All, where none are named. */
  readonly agencies?: readonly Agency[]
  readonly roles: readonly Role[]
  readonly source: string
}

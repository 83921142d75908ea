import type { Register } from '../identity/register.ts'
import type { Refuse } from './refuse.ts'
import type { Bound } from './stages.ts'

interface RequireActiveDeps {
  readonly isActive: Register['isActive']
  readonly refuse: Refuse
}

/**
 * Refuses whoever was shut out since she came in, however long her request takes, and everybody while that is not known;
 * `about` as of `Refuse`. @throws {Refused}
 */
export type RequireActive = (bound: Bound, about?: string | null) => Promise<void>

export const createRequireActive = ({ isActive, refuse }: RequireActiveDeps): RequireActive => async (bound, about) => {
  const active = isActive(bound.authenticated)
  if (!active) await refuse(bound, active === undefined ? 'UNAVAILABLE' : 'UNAUTHENTICATED', about)
}

import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** Who is released is no longer identified within 72 hours, which are for those detained (HP19 · Identifikation af ofre). */
export const recordRelease: ChangeLaw<{ at: Date }> = {
  takesAway: false,
  asks: () => ({ kind: 'recordRelease' }),
  details: ({ at }) => ({ at: at.toISOString() }),
  refusal: ({ detainedSince }, released, at) => {
    if (detainedSince === null) return 'DETENTION_NOT_RECORDED'
    return released.at > at || released.at < detainedSince ? 'DATE_INVALID' : null
  },
  effect: (controlled) => updateCase(controlled, { detained_since: null }),
}

import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** The 72 hours run from the instant of the detention, which lies in the past (HP19 · Identifikation af ofre). */
export const recordDetention: ChangeLaw<{ since: Date }> = {
  takesAway: false,
  asks: () => ({ kind: 'recordDetention' }),
  details: ({ since }) => ({ since: since.toISOString() }),
  refusal: (_controlled, { since }, at) => (since > at ? 'DATE_INVALID' : null),
  effect: (controlled, { since }) => updateCase(controlled, { detained_since: since }),
}

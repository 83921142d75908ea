import type { ChangeLaw } from '../change-law.ts'
import { updateCase } from '../update-case.ts'

/** Whether an adult is especially vulnerable shows while she is helped, and opens the municipality's part (X13). */
export const setVulnerable: ChangeLaw<{ to: boolean }> = {
  takesAway: true,
  asks: () => ({ kind: 'setVulnerable' }),
  details: ({ to }) => ({ to }),
  refusal: () => null,
  effect: (controlled, { to }) => updateCase(controlled, { vulnerable: to }),
}
